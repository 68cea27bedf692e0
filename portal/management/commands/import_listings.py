"""Takes listings over from a file. See docs/import.md."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from portal.importing import ImportFailed, import_file


class Command(BaseCommand):
    help = "Creates or updates listings from a JSONL, CSV or XLSX file; all of them, or none when a row is wrong."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="a .jsonl, .csv or .xlsx file, a listing a row")
        parser.add_argument(
            "--organisation",
            default="",
            metavar="SLUG",
            help="who owns the rows that name no organisation of their own",
        )
        parser.add_argument("--publish", action="store_true", help="make them public at once instead of drafts")

    def handle(self, *, file, organisation, publish, **options):
        debug, settings.DEBUG = settings.DEBUG, False  # with it, Django keeps every statement with its texts in memory
        try:
            saved = import_file(path=file, organisation=organisation, publish=publish, write=self._tell)
        except ImportFailed as error:
            unchanged = _("Nothing was changed.")
            raise CommandError(f"{error}\n{unchanged}") from error
        finally:
            settings.DEBUG = debug
        if saved.withdrawn:
            self._tell(
                _("%(count)d of these listings are withdrawn and stay so: publish them in the admin.")
                % {"count": saved.withdrawn}
            )
        self.stdout.write(
            _("%(created)d created, %(updated)d updated, %(unchanged)d unchanged")
            % {"created": saved.created, "updated": saved.updated, "unchanged": saved.unchanged}
        )

    def _tell(self, line: str) -> None:
        self.stderr.write(line, self.style.NOTICE)
