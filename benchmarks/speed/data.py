"""The listings that are measured: made, imported and indexed where they are not there yet."""

import random
import resource
import sys
import time
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from benchmarks.speed.rows import KINDS, write_rows
from benchmarks.speed.vectors import invent_vectors
from search.models import Entry
from search.progress import Progress
from search.sync import drain


def prepare(folder: Path, count: int, *, with_vectors: bool) -> None:
    """Brings the database and the index to `count` listings or more, and says what was done."""
    engine, database = settings.SEARCH_URL or "tantivy", settings.DATABASES["default"]["ENGINE"]
    print(f"engine: {engine}   database: {database}", flush=True)
    call_command("migrate", verbosity=0)
    there = Entry.objects.filter(kind__in=KINDS, is_deleted=False).count()
    imported = 0.0 if there >= count else _import(folder, count)
    if with_vectors:
        print(f"{invent_vectors()} vectors invented", flush=True)
    started = time.monotonic()
    drain(progress=Progress(lambda line: print(line, file=sys.stderr), "Indexing"))
    indexed = time.monotonic() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{max(there, count)} listings: imported in {imported:.0f} s, indexed in {indexed:.0f} s, at most {memory} MB",
        flush=True,
    )


def read_once() -> None:
    """Every entry, as a site has that has run for a day; in the order of an index, since PostgreSQL keeps nothing of
    a large table that is read from end to end."""
    for _key in Entry.objects.order_by("key").values_list("texts").iterator():
        pass


def _import(folder: Path, count: int) -> float:
    """Seconds."""
    call_command("prepare_site", verbosity=0)
    rows = folder / "rows.jsonl"
    write_rows(rows, count, random.Random(1))
    started = time.monotonic()
    call_command("import_listings", str(rows), publish=True)
    return time.monotonic() - started
