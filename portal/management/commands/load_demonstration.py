"""Loads the demonstration content; may be repeated."""

from django.core.management.base import BaseCommand, CommandError

from portal.demonstration.content import ContentError, read_content
from portal.demonstration.load import load


class Command(BaseCommand):
    help = "Loads the demonstration content. Repeated, it takes over what changed in the files and nothing else."

    def add_arguments(self, parser):
        parser.add_argument(
            "--refresh-dates",
            action="store_true",
            help="count intakes, deadlines and phases from today instead of the day of the first load",
        )

    def handle(self, *args, refresh_dates: bool, **options):
        self.stdout.write("Loading the demonstration content")
        try:
            load(read_content(), refresh_dates=refresh_dates, say=self._say)
        except ContentError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(self.style.SUCCESS("The demonstration content is loaded; the worker indexes it."))

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
