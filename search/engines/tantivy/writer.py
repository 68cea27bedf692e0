"""Writes changes to one index, whose versions only grow."""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from tantivy import FieldType, Index, IndexWriter, Query, Schema, Searcher

from search.engine import Change, EngineUnavailable, Space
from search.engines.tantivy.schema import DELETED_AT, KEY, VERSION, document, read_keys
from search.engines.tantivy.vectors import VectorFile
from search.index import VECTOR

CHUNK = 1000
HEAP = 64 * 1024 * 1024  # bytes for documents not yet in a segment
TOMBSTONE_SECONDS = 24 * 3600  # no write is as late as that


@contextmanager
def opened(path: Path) -> Iterator[tuple[Index, IndexWriter]]:
    """The only writer of an index; what it is given is committed at the end of the block, or not at all."""
    try:
        index = Index.open(str(path))
        writer = index.writer(heap_size=HEAP, num_threads=1)
        index.reload()  # nobody else writes from here on
    except ValueError as error:
        reason = "another process is writing to it" if "LockBusy" in str(error) else str(error)
        raise EngineUnavailable(f"The index {path} cannot be written: {reason}.") from error
    try:
        yield index, writer
    except BaseException:
        writer.rollback()
        writer.wait_merging_threads()  # gives the lock back, though the error's traceback may live on
        raise
    try:
        writer.commit()
        writer.wait_merging_threads()  # a writer that is dropped gives its merges up, and segments would pile up
    except ValueError as error:
        raise EngineUnavailable(f"The index {path} was not written: {error}") from error


class Writing:
    """One round of writing; `versions` holds what the round has written itself, which no searcher sees yet."""

    def __init__(self, index: Index, writer: IndexWriter, path: Path, space: Space | None):
        self._space = space
        self._vectors = VectorFile(path, space) if space else None
        self._schema = index.schema
        self._searcher = index.searcher()
        self._writer = writer
        self._versions: dict[str, int] = {}
        self._now = int(time.time())

    def add(self, changes: Iterable[Change]) -> None:
        changes = iter(changes)
        while chunk := list(islice(changes, CHUNK)):
            unknown = [change.key for change in chunk if change.key not in self._versions]
            self._versions |= versions(self._searcher, self._schema, unknown)
            put = {change.key: change for change in chunk if self._put(change)}
            if self._vectors:
                self._write_vectors(list(put.values()))

    def forget_old_tombstones(self) -> None:
        """They would weigh on the words' rarity and on the lengths of texts."""
        limit = self._now - TOMBSTONE_SECONDS
        old = Query.range_query(self._schema, DELETED_AT, FieldType.Integer, upper_bound=limit)
        if self._searcher.search(old, limit=1).count:
            self._writer.delete_documents_by_query(old)

    def _put(self, change: Change) -> bool:
        """Whether it is newer than what the index has."""
        if change.version <= self._versions.get(change.key, -1):
            return False
        try:
            made = document(change, self._now, self._schema, self._space)
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{change.key} cannot be indexed: {error}") from error
        self._writer.delete_documents_by_term(KEY, change.key)
        self._writer.add_document(made)
        self._versions[change.key] = change.version
        return True

    def _write_vectors(self, changes: list[Change]) -> None:
        """Before the commit, so that whoever sees a record sees its vector."""
        kept = [change for change in changes if change.fields and change.fields.get(VECTOR) is not None]
        self._vectors.append([change.key for change in kept], [change.fields[VECTOR] for change in kept])
        self._vectors.erase([change.key for change in changes if change.fields is None])


def versions(searcher: Searcher, schema: Schema, keys: list[str] | None = None, dead: bool = True) -> dict[str, int]:
    """Versions by key: of some keys or of all, with or without tombstones. Reads columns only."""
    if not searcher.num_docs or keys == []:
        return {}
    query = Query.all_query() if keys is None else Query.term_set_query(schema, KEY, keys)
    if not dead:
        query = query.and_must_not_match(Query.exists_query(DELETED_AT))
    hits = searcher.search(query, limit=searcher.num_docs, count=False).hits
    addresses = [address for _, address in hits]
    return dict(zip(read_keys(searcher, addresses), searcher.fast_field_values(VERSION, addresses), strict=True))
