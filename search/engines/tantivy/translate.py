"""A `Query` as tantivy's query objects. Nothing here parses what a reader typed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from tantivy import FieldType, Occur, Query as Clause, Schema

from search.engines.nearness import near_bonus
from search.engines.tantivy.schema import KEY
from search.query import CLOSED, OPEN, Query, Term

_FEW = 4  # up to here a union of terms is faster than what serves many


def matching(
    query: Query, schema: Schema, near: Sequence[str] = (), without: Collection[str] = ()
) -> list[tuple[Occur, Clause]]:
    """What decides whether a record is found, without weight: restrictions (but for a facet's own), and words or
    nearness (`near` are the keys of the nearest).

    Words that score without any that is required: at least one of them must occur.
    """
    clauses = restrictions(query, schema, without)
    ways = []
    if query.minimum:
        ways.append(_some(schema, query.required, query.minimum))
        ways += [_some(schema, terms, len(terms)) for terms in query.alternatives]
    elif query.scoring or (query.near and query.fixed):
        ways.append(_some(schema, query.scoring + query.fixed, 1))
    if query.near:
        ways.append(Clause.term_set_query(schema, KEY, list(near)))
    if ways:
        clauses.append(_without_weight(_any(ways)))
    return clauses


def restrictions(query: Query, schema: Schema, without: Collection[str] = ()) -> list[tuple[Occur, Clause]]:
    """Visibility, filters but for some, words that must or must not occur, records that are left out."""
    clauses = [
        _any_of(schema, "audience", query.audiences),
        _range(schema, "visible_from", upper_bound=query.now),
        _range(schema, "visible_until", lower_bound=query.now + 1),
    ]
    clauses += [
        _restriction(schema, name, values, query.now) for name, values in query.filters.items() if name not in without
    ]
    clauses += [_term(schema, term) for term in query.all_of]
    occurs = [_without_weight(clause) for clause in clauses]
    occurs += [(Occur.MustNot, _term(schema, term)) for term in query.none_of]
    if query.excluded_keys:
        occurs.append((Occur.MustNot, Clause.term_set_query(schema, KEY, list(query.excluded_keys))))
    return occurs


def ranking(query: Query, schema: Schema, near: Sequence[str] = ()) -> list[tuple[Occur, Clause]]:
    """What decides the order of what is found: BM25 times weight, fixed weights, and the bonus of what is near."""
    words = [
        Clause.boost_query(Clause.term_query(schema, term.field, term.token, index_option="freq"), term.weight)
        for term in query.scoring
    ]
    words += [Clause.const_score_query(_term(schema, term), term.weight) for term in query.fixed]
    if near:
        words.append(Clause.const_score_query(Clause.term_set_query(schema, KEY, list(near)), near_bonus(query)))
    return [(Occur.Should, word) for word in words]


def _without_weight(clause: Clause) -> tuple[Occur, Clause]:
    return Occur.Must, Clause.const_score_query(clause, 0.0)


def _some(schema: Schema, terms: Sequence[Term], minimum: int) -> Clause:
    clauses = [_term(schema, term) for term in terms]
    if minimum == len(terms) or (minimum == len(terms) - 1 and len(terms) <= _FEW):
        # in a third of the time that counting the words of each record takes
        return _any(
            [Clause.boolean_query([(Occur.Must, one) for one in some]) for some in combinations(clauses, minimum)]
        )
    return Clause.boolean_query([(Occur.Should, one) for one in clauses], minimum_number_should_match=minimum)


def _term(schema: Schema, term: Term) -> Clause:
    return Clause.term_query(schema, term.field, term.token, index_option="basic")


def _any_of(schema: Schema, name: str, values: Sequence[str]) -> Clause:
    if len(values) > _FEW:
        return Clause.term_set_query(schema, name, list(values))
    return _any([_term(schema, Term(name, value)) for value in values])


def _any(clauses: Iterable[Clause]) -> Clause:
    return Clause.boolean_query([(Occur.Should, clause) for clause in clauses])


def _restriction(schema: Schema, name: str, values: Sequence[str], now: int) -> Clause:
    if name != "open":
        return _any_of(schema, name, values)
    ranges = {
        OPEN: _range(schema, "closes_at", lower_bound=now),
        CLOSED: _range(schema, "closes_at", upper_bound=now - 1),
    }
    return _any([ranges[value] for value in values if value in ranges])


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
