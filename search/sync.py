"""Brings the engine to the entries: the drain of the outbox, the rebuild, the check.

The entry's version is the only truth about what the engine should hold. Writing a version twice or late does no harm,
so a killed worker repeats its last batch and nothing else.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field

from django.db import connection, transaction

from search import registry, statistics
from search.engine import Change, SearchEngine
from search.engines import engine as site_engine
from search.entries import write_entries
from search.index import index_fields
from search.matching.packing import packed
from search.matching.weights import term_counts, weigh
from search.meaning.making import recall_others, recall_outdated, waiting
from search.meaning.vectors import vectors_of
from search.models import Entry

BATCH = 1_000
MANY = 200  # documents; from so many on it is quicker to read all term counts than those of each
UPDATE = 100  # rows in one UPDATE statement: its length grows with them
Progress = Callable[[int, int], None]
Frequencies = dict[str, tuple[dict[str, int], int]] | None


def _silent(done: int, total: int) -> None:
    """No progress."""


def drain(engine: SearchEngine | None = None, progress: Progress = _silent) -> int:
    """One pass of the worker: everything that is pending now, in batches. Returns how many entries were written.

    Raises EngineUnavailable; what was not written stays pending.
    """
    engine = engine or site_engine()
    renew_stale()
    total, done = Entry.objects.pending().count(), 0
    if not total:
        return 0
    if statistics.is_outgrown():
        statistics.remake()
    frequencies = statistics.all_frequencies() if total >= MANY else None
    while written := _drain_batch(engine, frequencies):
        done += written
        progress(done, max(done, total))
    return done


def renew_stale() -> int:
    """Makes the documents of stale entries anew from their records."""
    done = 0
    while keys := list(Entry.objects.filter(is_stale=True).order_by("pk").values_list("key", flat=True)[:BATCH]):
        with transaction.atomic():
            found = registry.documents(keys)
            write_entries({key: found.get(key) for key in keys})
            Entry.objects.filter(key__in=keys).update(is_stale=False)
        done += len(keys)
    return done


def rebuild(engine: SearchEngine | None = None, progress: Progress = _silent) -> int:
    """Remakes the term counts, all weights and the whole index, while the old index serves; then swaps it in.

    What changes meanwhile is pending or is found by the check that follows the swap. Returns how many were written.
    """
    engine = engine or site_engine()
    renew_stale()
    recall_others()
    statistics.remake()
    frequencies = statistics.all_frequencies()
    total, done = Entry.objects.filter(is_deleted=False).count(), 0
    with engine.rebuild() as new:
        for entries in _batches(Entry.objects.filter(is_deleted=False)):
            recall_outdated(entries)
            new.add(_changes(entries))
            _weigh(entries, frequencies)
            Entry.objects.bulk_update(entries, ["weights"], batch_size=UPDATE)
            done += len(entries)
            progress(done, total)
    check(engine, repair=True)
    drain(engine)
    return done


@dataclass
class Differences:
    """Keys where the index and the entries disagree."""

    missing: list[str] = field(default_factory=list)
    outdated: list[str] = field(default_factory=list)
    left_over: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.missing) + len(self.outdated) + len(self.left_over)


def check(engine: SearchEngine | None = None, *, repair: bool = False) -> Differences:
    """Compares the index's manifest with the entries. What is still pending is no difference: the worker will do it.

    Repairing marks what differs as pending, under a version above the index's own, and leaves the writing to the
    worker, the only writer; keys without any entry are deleted through a tombstone.
    """
    engine = engine or site_engine()
    differences, held, above, settled = Differences(), dict(engine.manifest()), {}, []
    rows = Entry.objects.order_by("pk").values_list("key", "version", "indexed_version", "is_deleted")
    for key, version, indexed, is_deleted in rows.iterator():
        there = held.pop(key, None)
        if version > indexed:
            if there == version:  # a rebuild brought it there
                settled.append((key, version))
            continue
        if is_deleted and there is not None:
            differences.left_over.append(key)
        elif not is_deleted and there is None:
            differences.missing.append(key)
        elif not is_deleted and there != version:
            differences.outdated.append(key)
        else:
            continue
        above[key] = _later_than_any() if there is None else there
    for key, version in held.items():
        differences.left_over.append(key)
        above[key] = version
    if repair:
        _settle(settled)
        _repair(above)
    return differences


def _later_than_any() -> int:
    """A version above whatever the engine remembers of a record that it no longer shows: the tombstones of a database
    that was put back to an earlier state have versions which nobody else knows. Milliseconds outrun any counter."""
    return time.time_ns() // 1_000_000


def _settle(versions: list[tuple[str, int]]) -> None:
    for start in range(0, len(versions), BATCH):
        chunk = dict(versions[start : start + BATCH])
        entries = list(Entry.objects.filter(key__in=chunk).only("pk", "key", "indexed_version"))
        for entry in entries:
            entry.indexed_version = chunk[entry.key]
        Entry.objects.bulk_update(entries, ["indexed_version"])


def _repair(above: dict[str, int]) -> None:
    keys = list(above)
    for start in range(0, len(keys), BATCH):
        chunk = keys[start : start + BATCH]
        with transaction.atomic():
            known = {entry.key: entry for entry in Entry.objects.select_for_update().filter(key__in=chunk)}
            for key, entry in known.items():
                entry.version = max(entry.version, above[key]) + 1
                entry.indexed_version = 0
            Entry.objects.bulk_update(known.values(), ["version", "indexed_version"])
            Entry.objects.bulk_create(
                Entry(key=key, is_deleted=True, needs_vector=False, version=above[key] + 1)
                for key in chunk
                if key not in known
            )


def _drain_batch(engine: SearchEngine, frequencies: Frequencies) -> int:
    # On PostgreSQL the rows stay locked while they are written, so that several workers share the queue. SQLite has
    # one worker, and a transaction held open here would keep every other writer waiting.
    shared = connection.features.has_select_for_update_skip_locked
    with transaction.atomic() if shared else nullcontext():
        pending = Entry.objects.pending().order_by("pk")
        entries = list(pending.select_for_update(skip_locked=True)[:BATCH] if shared else pending[:BATCH])
        if entries:
            engine.write(_changes(entries))
            _weigh(entries, frequencies)
            # The versions that were written: what changed meanwhile has a higher one and stays pending.
            for entry in entries:
                entry.indexed_version = entry.version
            Entry.objects.bulk_update(entries, ["indexed_version", "weights"], batch_size=UPDATE)
    return len(entries)


def _changes(entries: Sequence[Entry]) -> list[Change]:
    vectors = vectors_of(entry.key for entry in entries)
    return [_change(entry, vectors.get(entry.key)) for entry in entries]


def _change(entry: Entry, vector: Sequence[float] | None = None) -> Change:
    return Change(entry.key, entry.version, None if entry.is_deleted else index_fields(entry.document(), vector))


def _weigh(entries: Iterable[Entry], frequencies: Frequencies) -> None:
    for entry in entries:
        entry.weights = weights_of(entry, frequencies)


def weights_of(entry: Entry, frequencies: Frequencies) -> bytes:
    """The weightiest terms of an entry's texts, packed. None for the frequencies asks for just the text's own."""
    weights = {}
    for language, text in entry.document().texts.items():
        counts = term_counts(text, language)
        known = frequencies[language] if frequencies else statistics.frequencies(language, counts)
        weights[language] = weigh(counts, *known, is_counted=True)
    return packed(weights)


def _batches(entries) -> Iterator[list[Entry]]:
    """By primary key, so that a long rebuild holds no transaction or cursor open."""
    last = 0
    while batch := list(entries.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield batch
        last = batch[-1].pk


def lag() -> dict[str, int]:
    """How far the index is behind: entries that wait, for `readyz` and operators. What waits for its vector is found
    by its words meanwhile."""
    return {
        "pending": Entry.objects.pending().count(),
        "stale": Entry.objects.filter(is_stale=True).count(),
        "vectors": waiting(),
    }
