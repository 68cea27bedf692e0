"""Saved searches backwards: which of them would find a document. In memory, since one document meets thousands.

A saved search finds what the site's own search finds by words and filters, with two differences: nearness of meaning
does not count, and at least half of the words must be there. Where a page of results only ranks lower what has one
word of a long description, a letter about it would be noise.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import ceil
from urllib.parse import parse_qs, urlencode

from search import registry
from search.documents import SearchDocument
from search.index import index_fields
from search.query import CLOSED, FACETS, LONGEST_TEXT, OPEN, Query, SearchRequest, Term, search_query

FILTERS = (*FACETS, "organisation", "tag", "concept")


def target_of(text: str, filters: Mapping[str, Collection[str]]) -> str:
    """The one form in which a search is saved: the same search is the same text, in whatever order it was typed."""
    pairs = [("q", " ".join(text.split()))] if text.strip() else []
    pairs += [(name, value) for name in FILTERS for value in sorted(set(filters.get(name, ())))]
    return urlencode(pairs)


def request_of(target: str) -> SearchRequest:
    """The search that was saved."""
    read = parse_qs(target)
    filters = {name: tuple(read[name]) for name in FILTERS if name in read}
    return SearchRequest(read.get("q", [""])[0], filters)


def compiled(target: str) -> Query:
    """For `Probe.is_found_by`; about a third of a millisecond."""
    request = request_of(target)
    return search_query(request, 0, paraphrases=registry.paraphrases(request.text[:LONGEST_TEXT]))


def least(query: Query) -> int:
    """How many of the required words must stand in a document."""
    return max(query.minimum, ceil(len(query.required) / 2))


@dataclass(frozen=True)
class Probe:
    """A document as saved searches are tried on it: its tokens by field, and its filter values."""

    tokens: Mapping[str, frozenset[str]]
    values: Mapping[str, Collection[str]]
    closes_at: int

    @classmethod
    def of(cls, document: SearchDocument) -> "Probe":
        fields = index_fields(document)
        tokens = {name: frozenset(value.split()) for name, value in fields.items() if isinstance(value, str)}
        values = {name: value for name, value in fields.items() if isinstance(value, list)}
        return cls(tokens, values, fields["closes_at"])

    def is_found_by(self, query: Query, now: int) -> bool:
        """Whatever its audience: who may be told is asked when the letter is written."""
        return self._has_words(query) and all(
            self._has_value(name, wanted, now) for name, wanted in query.filters.items()
        )

    def _has_words(self, query: Query) -> bool:
        if not query.required:
            return True
        if sum(map(self._has, query.required)) >= least(query):
            return True
        return any(all(map(self._has, terms)) for terms in query.alternatives)

    def _has(self, term: Term) -> bool:
        return term.token in self.tokens.get(term.field, ())

    def _has_value(self, name: str, wanted: Collection[str], now: int) -> bool:
        if name == "open":
            return (OPEN if self.closes_at >= now else CLOSED) in wanted
        return not set(wanted).isdisjoint(self.values.get(name, ()))


__all__ = ["FILTERS", "Probe", "compiled", "least", "request_of", "target_of"]
