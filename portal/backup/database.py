"""The database into one file and back, on PostgreSQL with its own tools, on SQLite with its backup interface."""

import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

from django.db import connection

from portal.backup.errors import BackupError

# A process that still works on the tables is not waited for: the operator is told instead.
_EMPTY = "SET LOCAL lock_timeout = '10s'; DROP SCHEMA public CASCADE; CREATE SCHEMA public"


def file_name() -> str:
    return "database.dump" if connection.vendor == "postgresql" else "database.sqlite3"


def dump(target: Path) -> None:
    """A consistent copy while the site goes on."""
    if connection.vendor == "postgresql":
        _run(["pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}"])
    else:
        copy = sqlite3.connect(target)
        connection.ensure_connection()
        connection.connection.backup(copy)
        copy.close()


def load(source: Path) -> None:
    """Replaces all that the database holds, in one transaction: after a failure it is as it was before."""
    if connection.vendor == "postgresql":
        _load_postgres(source)
    else:
        _load_sqlite(source)
    connection.close()


def _load_sqlite(source: Path) -> None:
    copy = sqlite3.connect(f"file:{source}?mode=ro", uri=True)
    connection.ensure_connection()
    try:
        copy.backup(connection.connection)
    except sqlite3.Error as error:
        raise BackupError(f"{source.name} could not be brought back: {error}") from error
    finally:
        copy.close()


def _load_postgres(source: Path) -> None:
    script = source.with_suffix(".sql")
    try:
        _run(["pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(source)], connects=False)
        psql = ["psql", "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"]
        _run([*psql, f"--command={_EMPTY}", f"--file={script}"])
    finally:
        script.unlink(missing_ok=True)


def _run(command: list[str], connects: bool = True) -> None:
    if shutil.which(command[0]) is None:
        raise BackupError(f"{command[0]} is missing; install the client tools of PostgreSQL (postgresql-client).")
    environment = _environment() if connects else None
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BackupError(f"{command[0]} failed: {done.stderr.strip()[-2000:]}")


def _environment() -> dict[str, str]:
    """The address by libpq's variables: as an argument, every user of the machine could read the password."""
    settings = connection.settings_dict
    known = {
        "PGHOST": settings["HOST"],
        "PGPORT": settings["PORT"],
        "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"],
        "PGDATABASE": settings["NAME"],
        "PGSSLMODE": settings["OPTIONS"].get("sslmode"),
        "PGSSLROOTCERT": settings["OPTIONS"].get("sslrootcert"),
    }
    return os.environ | {name: str(value) for name, value in known.items() if value}
