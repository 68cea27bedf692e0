"""What a backup says about itself, and how a restore knows that it is whole."""

import hashlib
import json
from pathlib import Path

from django.apps import apps
from django.db import connection

FACTS = "about.json"


def row_counts() -> dict[str, int]:
    """Table → rows, of every table of the site that is there."""
    present = set(connection.introspection.table_names())
    models = apps.get_models(include_auto_created=True)
    tables = {model._meta.db_table: model for model in models if model._meta.managed and not model._meta.proxy}
    return {table: tables[table]._base_manager.count() for table in sorted(tables) if table in present}


def checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write(folder: Path, *, at: str, rows: dict[str, int], files: int) -> None:
    parts = {path.name: checksum(path) for path in sorted(folder.iterdir())}
    facts = {"at": at, "database": connection.vendor, "parts": parts, "files": files, "rows": rows}
    (folder / FACTS).write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")


def read(folder: Path) -> dict:
    return json.loads((folder / FACTS).read_text(encoding="utf-8"))


def faults(folder: Path) -> list[str]:
    """What keeps this folder from being restored here; empty when it is whole and of this kind of database."""
    if not (folder / FACTS).is_file():
        return [f"{folder} is no backup: it has no {FACTS}"]
    facts = read(folder)
    found = []
    if facts["database"] != connection.vendor:
        found.append(f"it is of {facts['database']}, DATABASE_URL is of {connection.vendor}")
    for name, expected in facts["parts"].items():
        path = folder / name
        if not path.is_file():
            found.append(f"{name} is missing")
        elif checksum(path) != expected:
            found.append(f"{name} is damaged (its checksum differs)")
    return found
