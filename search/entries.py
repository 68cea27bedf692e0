"""The one way in for entries. Called inside the transaction of the change itself."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from search.documents import SearchDocument
from search.models import Entry, Vector

BATCH = 1_000
# What a changed document changes. `indexed_version` is the worker's own, and a key never changes.
WRITTEN = tuple(
    column.name for column in Entry._meta.concrete_fields if column.name not in ("id", "key", "indexed_version")
)


@transaction.atomic
def write_entries(documents: Mapping[str, SearchDocument | None], organisations: Mapping[str, str] = {}) -> int:
    """Brings the entries of these keys to their documents; None means that nobody may find the record now.

    `organisations` gives the owner's key for each key. What did not change keeps its version, so that saving a draft
    of a published listing does not index it again. Returns how many changed.
    """
    known = {entry.key: entry for entry in Entry.objects.select_for_update().filter(key__in=list(documents))}
    new, changed = [], []
    for key, document in documents.items():
        entry = known.get(key)
        if entry is None:
            if document is not None:
                entry = Entry(key=key, organisation=organisations.get(key, ""))
                entry.fill(document)
                new.append(entry)
            continue
        was_stale, owner = entry.is_stale, entry.organisation
        entry.organisation = organisations.get(key, owner)
        entry.is_stale = False
        if entry.fill(document):
            entry.version += 1
            entry.weights = b""
            changed.append(entry)
        elif was_stale or entry.organisation != owner:
            changed.append(entry)
    Entry.objects.bulk_create(new, batch_size=BATCH)
    _update(changed)
    # A vector tells much of the text that it was made of, and must not outlive it.
    if gone := [entry.key for entry in changed if entry.is_deleted or entry.needs_vector]:
        Vector.objects.filter(key__in=gone).delete()
    return len(new) + len(changed)


def _update(entries: list[Entry]) -> None:
    """All in few statements: as an insert that meets its own keys, which takes a tenth of what `bulk_update` takes.

    The rows are locked since they were read (on SQLite by the transaction), so no version is lost.
    """
    for entry in entries:
        entry.pk = None  # so that the key is the only thing that conflicts
    Entry.objects.bulk_create(
        entries, batch_size=BATCH, update_conflicts=True, unique_fields=["key"], update_fields=WRITTEN
    )


def remove_entries(keys: Iterable[str]) -> None:
    """The records are being deleted: their entries become tombstones."""
    write_entries(dict.fromkeys(keys))
