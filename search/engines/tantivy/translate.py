"""A `Query` as tantivy's query objects. Nothing here parses what a reader typed."""

from collections.abc import Iterable, Mapping

from tantivy import FieldType, Occur, Query as Clause, Schema

from search.engines.tantivy.schema import KEY
from search.query import CLOSED, OPEN, Query, Term


def matching(query: Query, schema: Schema, without: str = "") -> list[tuple[Occur, Clause]]:
    """What decides whether a record is found, without weight: visibility, filters (but for one facet's own), words.

    Words that score without any that is required: at least one of them must occur.
    """
    clauses = [
        Clause.term_set_query(schema, "audience", list(query.audiences)),
        _range(schema, "visible_from", upper_bound=query.now),
        _range(schema, "visible_until", lower_bound=query.now + 1),
    ]
    clauses += [
        _restriction(schema, name, values, query.now) for name, values in query.filters.items() if name != without
    ]
    if query.minimum:
        clauses.append(_some(schema, query.required, query.minimum))
    elif query.scoring:
        clauses.append(_some(schema, query.scoring + query.fixed, 1))
    occurs = [(Occur.Must, Clause.const_score_query(clause, 0.0)) for clause in clauses]
    if query.excluded_keys:
        occurs.append((Occur.MustNot, Clause.term_set_query(schema, KEY, list(query.excluded_keys))))
    return occurs


def ranking(query: Query, schema: Schema) -> list[tuple[Occur, Clause]]:
    """What decides the order of what is found: BM25 times weight, and fixed weights."""
    words = [
        Clause.boost_query(Clause.term_query(schema, term.field, term.token, index_option="freq"), term.weight)
        for term in query.scoring
    ]
    words += [Clause.const_score_query(_term(schema, term), term.weight) for term in query.fixed]
    return [(Occur.Should, word) for word in words]


def _some(schema: Schema, terms: Iterable[Term], minimum: int) -> Clause:
    subqueries = [(Occur.Should, _term(schema, term)) for term in terms]
    return Clause.boolean_query(subqueries, minimum_number_should_match=minimum)


def _term(schema: Schema, term: Term) -> Clause:
    return Clause.term_query(schema, term.field, term.token, index_option="basic")


def _restriction(schema: Schema, name: str, values: Iterable[str], now: int) -> Clause:
    if name != "open":
        return Clause.term_set_query(schema, name, list(values))
    ranges = {
        OPEN: _range(schema, "closes_at", lower_bound=now),
        CLOSED: _range(schema, "closes_at", upper_bound=now - 1),
    }
    return Clause.boolean_query([(Occur.Should, ranges[value]) for value in values if value in ranges])


def _range(schema: Schema, name: str, **bounds: int) -> Clause:
    return Clause.range_query(schema, name, FieldType.Integer, **bounds)


def counting(names: Iterable[str], now: int, most: int) -> dict[str, object]:
    """The aggregations of some facets."""
    return {
        name: {"range": {"field": "closes_at", "ranges": [{"key": CLOSED, "to": now}, {"key": OPEN, "from": now}]}}
        if name == "open"
        else {"terms": {"field": name, "size": most}}
        for name in names
    }


def counts(answer: Mapping) -> dict[str, int]:
    """Value → how many, of one facet: most first, then by value."""
    buckets = sorted(answer["buckets"], key=lambda bucket: (-bucket["doc_count"], bucket["key"]))
    return {bucket["key"]: bucket["doc_count"] for bucket in buckets if bucket["doc_count"]}
