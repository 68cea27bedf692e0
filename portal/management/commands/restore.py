"""Brings back a backup: database, uploaded files, and an index made anew from them."""

from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from portal.backup import database, facts, files
from portal.backup.errors import BackupError


class Command(BaseCommand):
    help = (
        "Replaces the database and the uploaded files by a backup, then builds the index. Stop `web` and `work` first."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("backup", type=Path, help="one folder that `backup` wrote")
        parser.add_argument("--yes", action="store_true", help="do not ask")
        parser.add_argument("--no-index", action="store_true", help="leave the index; run search_rebuild later")

    def handle(self, *args, backup: Path, **options):
        if found := facts.faults(backup):
            raise CommandError(f"{backup} was not restored, nothing is changed: {'; '.join(found)}.")
        about = facts.read(backup)
        name = connection.settings_dict["NAME"]
        if not options["yes"]:
            self.stdout.write(
                f"All that is in {name} and in the file storage is replaced by what was there {about['at']}."
            )
            if input("Type yes to go on: ").strip().lower() != "yes":
                raise CommandError("Not restored, nothing is changed.")
        try:
            self.stdout.write("Database ...")
            database.load(backup / database.file_name())
            self.compare(about["rows"])
            self.stdout.write("Uploaded files ...")
            count = files.load(backup / "files.tar")
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error
        call_command("migrate", interactive=False, verbosity=0)  # the backup may be of an older version
        if not options["no_index"]:
            call_command("search_rebuild")
        self.stdout.write(f"Restored: {sum(about['rows'].values())} rows, {count} files, as of {about['at']}.")

    def compare(self, expected: dict[str, int]):
        """Rows written between counting and dumping make a table larger than it says; fewer are lost ones."""
        actual = facts.row_counts()
        lost = [
            f"{table} ({actual.get(table, 0)} of {rows})"
            for table, rows in expected.items()
            if actual.get(table, 0) < rows
        ]
        if lost:
            self.stderr.write(f"Fewer rows than when the backup began, deleted meanwhile or lost: {', '.join(lost)}")
