"""How the apps tell search about their records, since search imports none of them."""

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from search.documents import SearchDocument


class Source(Protocol):
    """One table of records; `prefix` is what stands before the colon of its keys."""

    prefix: str

    def documents(self, ids: Iterable[int]) -> Mapping[int, SearchDocument]:
        """The documents of those records that may be found at some time by some reader; in a fixed number of queries."""

    def ids(self) -> Iterable[int]:
        """Every record's number."""


_sources: dict[str, Source] = {}
_concepts: Callable[[str], Mapping[str, int]] | None = None


def register(source: Source) -> None:
    _sources[source.prefix] = source


def sources() -> tuple[Source, ...]:
    return tuple(_sources.values())


def register_concepts(finder: Callable[[str], Mapping[str, int]]) -> None:
    """`finder` gives the concepts of a text and how often each is named."""
    global _concepts
    _concepts = finder


def concepts_in(text: str) -> Mapping[str, int]:
    return _concepts(text) if _concepts else {}


def documents(keys: Iterable[str]) -> dict[str, SearchDocument]:
    """The documents of keys of any tables; a key that has no document to show is left out."""
    by_prefix: dict[str, list[int]] = {}
    for key in keys:
        prefix, number = key.split(":")
        by_prefix.setdefault(prefix, []).append(int(number))
    return {
        f"{prefix}:{number}": document
        for prefix, numbers in by_prefix.items()
        for number, document in _sources[prefix].documents(numbers).items()
    }
