"""The empty tables that the migrations make, kept from run to run: to make them takes longer than most of what a run is
for. Of SQLite only; a change of any migration makes them anew."""

import fcntl
import hashlib
import shutil
from contextlib import suppress
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection

KEPT = 3  # of the newest
FOLDER = settings.ROOT / "var" / "tests"


class KeptTables:
    """Held from `place` to `keep`, so that of several processes only the first makes them."""

    def __init__(self):
        FOLDER.mkdir(parents=True, exist_ok=True)
        self._file = FOLDER / f"{_digest()}.sqlite3"
        self._lock = (FOLDER / "lock").open("w")

    def place(self) -> bool:
        """Whether they were there, and are now this run's database."""
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        if not self._file.exists():
            return False
        shutil.copyfile(self._file, connection.settings_dict["TEST"]["NAME"])
        self._lock.close()
        return True

    def keep(self) -> None:
        """This run's tables, for the next."""
        passing = self._file.with_suffix(".passing")
        passing.unlink(missing_ok=True)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(passing)])
        passing.replace(self._file)
        self._lock.close()
        for old in sorted(FOLDER.glob("*.sqlite3"), key=_changed, reverse=True)[KEPT:]:
            old.unlink(missing_ok=True)


def _changed(file: Path) -> float:
    with suppress(FileNotFoundError):  # another run has taken it away
        return file.stat().st_mtime
    return 0


def _digest() -> str:
    """Of all that tables are made from."""
    made_from = hashlib.sha256()
    for app in apps.get_app_configs():
        for file in sorted(Path(app.path, "migrations").glob("*.py")):
            made_from.update(f"{app.label}/{file.name}".encode() + file.read_bytes())
    return made_from.hexdigest()[:16]
