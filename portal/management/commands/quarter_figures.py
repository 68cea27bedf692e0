"""Counts a quarter from the rows of history into a spreadsheet."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation

from portal.enquiries.figures import enquiries_table
from portal.outcomes.figures import outcome_table
from portal.reports.figures import quarter_tables
from portal.reports.quarters import Quarter
from portal.reports.workbook import write_workbook


class Command(BaseCommand):
    help = "Counts a quarter (2026Q4) into an XLSX file: what was published, who takes part, enquiries, outcomes."

    def add_arguments(self, parser):
        parser.add_argument("quarter", help="the year and the quarter, as in 2026Q4")
        parser.add_argument("--output", help="the file to write; quarter-2026Q4.xlsx here when left out")
        parser.add_argument("--language", default="vi", choices=["vi", "en"], help="of the headings")

    def handle(self, *args, quarter, output, language, **options):
        try:
            quarter = Quarter.parse(quarter)
        except ValueError as error:
            raise CommandError(str(error)) from error
        path = Path(output or f"quarter-{quarter}.xlsx")
        if timezone.now() < quarter.ends_at:
            self.stdout.write(f"{quarter} is not over yet: it is counted until now.")
        with translation.override(language):
            tables = [*quarter_tables(quarter), enquiries_table(quarter), outcome_table(quarter)]
            try:
                write_workbook(tables, path)
            except OSError as error:
                raise CommandError(f"{path} cannot be written: {error.strerror}.") from error
        self.stdout.write(self.style.SUCCESS(f"{path} written, {len(tables)} tables."))
