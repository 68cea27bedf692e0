"""How the apps tell search about their records, since search imports none of them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from search.documents import SearchDocument
from search.query import Paraphrase


class Source(Protocol):
    """One table of records; `prefix` is what stands before the colon of its keys."""

    prefix: str

    def documents(self, ids: Iterable[int]) -> Mapping[int, SearchDocument]:
        """Of those records that some reader may find at some time; in a fixed number of queries."""

    def ids(self) -> Iterable[int]:
        """Every record's number."""


class Vocabulary(Protocol):
    """The terms that city staff keep."""

    def concepts_in(self, text: str) -> Mapping[str, int]:
        """The concepts that a text names and how often, the most frequent first."""

    def broader(self) -> Mapping[str, frozenset[str]]:
        """All concepts above each concept."""

    def label(self, sort: str, slug: str, language: str) -> str:
        """Of a `field`, `technique` or `concept`; the slug itself when there is no such term."""

    def paraphrases(self, text: str) -> Sequence[Paraphrase]:
        """Other phrases for those in a text: abbreviations written out or made, old and new names of places."""

    def known(self, sort: str, slugs: Iterable[str]) -> list[str]:
        """Those of the slugs that are terms of that sort, in their order, each once."""


_sources: dict[str, Source] = {}
_vocabulary: Vocabulary | None = None


def register(source: Source) -> None:
    _sources[source.prefix] = source


def sources() -> tuple[Source, ...]:
    return tuple(_sources.values())


def register_vocabulary(vocabulary: Vocabulary) -> None:
    global _vocabulary
    _vocabulary = vocabulary


def concepts_in(text: str) -> Mapping[str, int]:
    return _vocabulary.concepts_in(text) if _vocabulary else {}


def broader() -> Mapping[str, frozenset[str]]:
    return _vocabulary.broader() if _vocabulary else {}


def label(sort: str, slug: str, language: str) -> str:
    return _vocabulary.label(sort, slug, language) if _vocabulary else slug


def paraphrases(text: str) -> Sequence[Paraphrase]:
    return _vocabulary.paraphrases(text) if _vocabulary else ()


def known(sort: str, slugs: Iterable[str]) -> list[str]:
    return _vocabulary.known(sort, slugs) if _vocabulary else []


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
