"""The port: what the portal asks of a search engine. Its adapters keep the promises of `tests/search/contract.py`."""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from search.query import Query


class EngineUnavailable(Exception):
    """The engine did not answer, or not in time. Readers are answered from the database, writers try again."""


@dataclass(frozen=True)
class Space:
    """Where an engine's vectors lie: those of two embedders cannot be compared, be they of one length. An engine that
    is made without a space holds no vectors, and finds by words alone."""

    embedder: str
    dimensions: int

    @property
    def code(self) -> str:
        """Eight hexadecimal digits."""
        return f"{zlib.crc32(f'{self.embedder} {self.dimensions}'.encode()):08x}"


@dataclass(frozen=True)
class Hit:
    """`score` is of the words alone, 0 for what is only near."""

    key: str
    score: float


@dataclass(frozen=True)
class Found:
    """`count` is exact, and means nothing where the query did not ask for it; `facets` maps facet → value → how many.
    `only_near`: nothing has the words that were asked for, and these are what is nearest in meaning."""

    hits: tuple[Hit, ...] = ()
    count: int = 0
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    only_near: bool = False


@dataclass(frozen=True)
class Change:
    """One record's newest state: its flat fields (`search.index.index_fields`), or None when it is to be deleted.
    Without a vector among them the record is not found by nearness.

    `version` only grows; a change with a version not above the one that the index holds has no effect.
    """

    key: str
    version: int
    fields: Mapping[str, object] | None


class SearchEngine(Protocol):
    def find(self, query: Query) -> Found:
        """One request to the engine. Equal scores are ordered by key."""

    def write(self, changes: Iterable[Change]) -> None:
        """Upserts or deletes, all visible to `find` when it returns."""

    def rebuild(self) -> AbstractContextManager["Rebuild"]:
        """A new empty index beside the one that serves. Leaving the block swaps it in, at once; leaving it with an
        error deletes it. What an earlier, killed rebuild left behind is removed."""

    def manifest(self) -> Iterator[tuple[str, int]]:
        """Every (key, version) in the index, in no order."""

    def health(self) -> None:
        """Returns when the engine answers, raises EngineUnavailable when it does not."""


class Rebuild(Protocol):
    def add(self, changes: Iterable[Change]) -> None:
        """Adds to the new index in bulk; not yet visible."""
