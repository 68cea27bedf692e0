"""A `Query` as one search request, and its response as `Found`. Nothing here parses what a reader typed."""

from collections.abc import Iterable, Mapping

from elasticsearch.dsl import A, Search
from elasticsearch.dsl.query import Bool, ConstantScore, Knn, MatchNone, Query as Clause, Range, Term, Terms

from search.engine import Found, Hit, Space
from search.engines.nearness import near_bonus, words_alone
from search.index import VECTOR
from search.query import CLOSED, DEADLINE, NEWEST, OPEN, Query, Term as Word

MOST_VALUES = 100  # of one facet; more than this nobody reads
# Of the graph of vectors: how many for each that is wanted, at least, and what the server allows. Measured with 8,800
# texts, .94 of the 50 and .97 of the 200 nearest are found so; more looking costs time and finds hardly more.
LOOKED_AT, LEAST_LOOKED_AT, MOST_LOOKED_AT = 3, 300, 10_000
_SORTS = {
    NEWEST: [{"published_at": "desc"}, {"key": "asc"}],
    DEADLINE: [{"closes_at": "asc"}, {"key": "asc"}],
}
_BY_SCORE = [{"_score": "desc"}, {"key": "asc"}]


def search_body(query: Query, space: Space | None = None) -> dict[str, object]:
    """The body of the request: a facet's own filter acts after the counting, all others before it. Without a space
    nothing is near."""
    late = {
        name: _restriction(name, values, query.now) for name, values in query.filters.items() if name in query.facets
    }
    search = Search().query(_matching(query, space)).sort(*_SORTS.get(query.sort, _BY_SCORE))
    if late:
        search = search.post_filter(Bool(filter=list(late.values())))
    for name in query.facets:
        others = [clause for other, clause in late.items() if other != name]
        aggs = search.aggs.bucket(name, "filter", filter=Bool(filter=others)) if others else search.aggs
        aggs.bucket("values" if others else name, _counts(name, query.now))
    # an offset without a limit may lie beyond what the server allows
    search = search[query.offset : query.offset + query.limit] if query.limit else search[0:0]
    return search.extra(track_total_hits=query.is_counted).to_dict()


def found(response: Mapping, bonus: float | None = None) -> Found:
    """Hits without a score were not sorted by it. `bonus` is what nearness had added to scores."""
    return Found(
        hits=tuple(Hit(hit["_id"], _score(hit["_score"], bonus)) for hit in response["hits"]["hits"]),
        count=response["hits"].get("total", {"value": 0})["value"],
        facets={
            name: {
                bucket["key"]: bucket["doc_count"]
                for bucket in facet.get("values", facet)["buckets"]
                if bucket["doc_count"]
            }
            for name, facet in response.get("aggregations", {}).items()
        },
    )


def _score(score: float | None, bonus: float | None) -> float:
    return words_alone(score or 0.0, bonus) if bonus else score or 0.0


def _matching(query: Query, space: Space | None) -> Clause:
    filters = [
        Terms(audience=list(query.audiences)),
        Range(visible_from={"lte": query.now}),
        Range(visible_until={"gt": query.now}),
    ]
    filters += [
        _restriction(name, values, query.now) for name, values in query.filters.items() if name not in query.facets
    ]
    filters += [_term(term) for term in query.all_of]
    left_out: list[Clause] = [_term(term) for term in query.none_of]
    if query.excluded_keys:
        left_out.append(Terms(key=list(query.excluded_keys)))
    ranking: list[Clause] = [
        Term(**{term.field: {"value": term.token, "boost": term.weight}}) for term in query.scoring
    ]
    ranking += [ConstantScore(filter=_term(term), boost=term.weight) for term in query.fixed]
    if query.near:
        ways = [ConstantScore(filter=words, boost=0)] if (words := _words(query)) else []
        ways.append(_near(query, space, filters, left_out))
        must = [Bool(should=ways, minimum_should_match=1)]
        return Bool(filter=filters, must=must, should=ranking, must_not=left_out, minimum_should_match=0)
    if query.minimum:
        filters = [*filters, _words(query)]
    at_least = 1 if query.scoring and not query.minimum else 0
    return Bool(filter=filters, should=ranking, must_not=left_out, minimum_should_match=at_least)


def _words(query: Query) -> Clause | None:
    """The words that a record must have, or is found by."""
    if query.minimum:
        required = Bool(should=[_term(term) for term in query.required], minimum_should_match=query.minimum)
        others = [Bool(filter=[_term(term) for term in terms]) for terms in query.alternatives]
        return Bool(should=[required, *others], minimum_should_match=1) if others else required
    terms = query.scoring + query.fixed
    return Bool(should=[_term(term) for term in terms], minimum_should_match=1) if terms else None


def _near(query: Query, space: Space | None, filters: list[Clause], left_out: list[Clause]) -> Clause:
    """The filters stand in it too: it is to choose among those that pass."""
    most = min(query.near.most, MOST_LOOKED_AT)
    if space is None or most < 1:
        return MatchNone()
    nearest = Knn(
        field=VECTOR,
        query_vector=list(query.near.vector),
        k=most,
        num_candidates=min(max(LOOKED_AT * most, LEAST_LOOKED_AT), MOST_LOOKED_AT),
        filter=Bool(filter=filters, must_not=left_out),
    )
    return ConstantScore(filter=nearest, boost=near_bonus(query))


def _term(term: Word) -> Clause:
    return Term(**{term.field: term.token})


def _restriction(name: str, values: Iterable[str], now: int) -> Clause:
    if name != "open":
        return Terms(**{name: list(values)})
    ranges = {OPEN: Range(closes_at={"gte": now}), CLOSED: Range(closes_at={"lt": now})}
    # without an inner clause the server would take it for "all"
    chosen = [ranges[value] for value in values if value in ranges] or [MatchNone()]
    return Bool(should=chosen, minimum_should_match=1)


def _counts(name: str, now: int):
    if name != "open":
        return A("terms", field=name, size=MOST_VALUES)
    return A("range", field="closes_at", ranges=[{"key": OPEN, "from": now}, {"key": CLOSED, "to": now}])
