"""Writes a backup: the database and the uploaded files, in a folder of its own."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from portal.backup import database, facts, files
from portal.backup.errors import BackupError


class Command(BaseCommand):
    help = "Backs up the database and the uploaded files into FOLDER/<time>; the site may go on meanwhile."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="where backups are kept")
        parser.add_argument("--keep", type=int, default=0, help="remove all but this many newest ones (0: keep all)")

    def handle(self, *args, folder: Path, keep: int, **options):
        at = datetime.now(UTC)
        target = folder / f"{at:%Y%m%dT%H%M%S}Z"
        new = folder / f".{target.name}.part"  # half a backup never has a backup's name
        try:
            new.mkdir(parents=True, mode=0o700)
            self.stdout.write("Database ...")
            rows = facts.row_counts()
            database.dump(new / database.file_name())
            self.stdout.write("Uploaded files ...")
            # After the database: a file that comes in between does no harm, one that went would be missed.
            count = files.dump(new / "files.tar")
            facts.write(new, at=at.isoformat(timespec="seconds"), rows=rows, files=count)
            new.rename(target)
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error
        finally:
            shutil.rmtree(new, ignore_errors=True)
        size = sum(path.stat().st_size for path in target.iterdir()) / 1e6
        self.stdout.write(f"{target}: {sum(rows.values())} rows, {count} files, {size:.1f} MB")
        if keep:
            self.remove_old(folder, keep)

    def remove_old(self, folder: Path, keep: int):
        backups = sorted(path.parent for path in folder.glob(f"[0-9]*/{facts.FACTS}"))
        for old in backups[:-keep]:
            shutil.rmtree(old)
            self.stdout.write(f"removed {old.name}")
