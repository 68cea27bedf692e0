"""A `Query` as one search request, and its response as `Found`. Nothing here parses what a reader typed."""

from collections.abc import Iterable, Mapping

from elasticsearch.dsl import A, Search
from elasticsearch.dsl.query import Bool, ConstantScore, MatchNone, Query as Clause, Range, Term, Terms

from search.engine import Found, Hit
from search.query import CLOSED, DEADLINE, NEWEST, OPEN, Query

MOST_VALUES = 100  # of one facet; more than this nobody reads
_SORTS = {
    NEWEST: [{"published_at": "desc"}, {"key": "asc"}],
    DEADLINE: [{"closes_at": "asc"}, {"key": "asc"}],
}
_BY_SCORE = [{"_score": "desc"}, {"key": "asc"}]


def search_body(query: Query) -> dict[str, object]:
    """The body of the request: a facet's own filter acts after the counting, all others before it."""
    late = {
        name: _restriction(name, values, query.now) for name, values in query.filters.items() if name in query.facets
    }
    search = Search().query(_matching(query)).sort(*_SORTS.get(query.sort, _BY_SCORE))
    if late:
        search = search.post_filter(Bool(filter=list(late.values())))
    for name in query.facets:
        others = [clause for other, clause in late.items() if other != name]
        aggs = search.aggs.bucket(name, "filter", filter=Bool(filter=others)) if others else search.aggs
        aggs.bucket("values" if others else name, _counts(name, query.now))
    # an offset without a limit may lie beyond what the server allows
    search = search[query.offset : query.offset + query.limit] if query.limit else search[0:0]
    return search.extra(track_total_hits=True).to_dict()


def found(response: Mapping) -> Found:
    """Hits without a score were not sorted by it."""
    return Found(
        hits=tuple(Hit(hit["_id"], hit["_score"] or 0.0) for hit in response["hits"]["hits"]),
        count=response["hits"]["total"]["value"],
        facets={
            name: {
                bucket["key"]: bucket["doc_count"]
                for bucket in facet.get("values", facet)["buckets"]
                if bucket["doc_count"]
            }
            for name, facet in response.get("aggregations", {}).items()
        },
    )


def _matching(query: Query) -> Clause:
    filters = [
        Terms(audience=list(query.audiences)),
        Range(visible_from={"lte": query.now}),
        Range(visible_until={"gt": query.now}),
    ]
    filters += [
        _restriction(name, values, query.now) for name, values in query.filters.items() if name not in query.facets
    ]
    if query.minimum:
        required = [Term(**{term.field: term.token}) for term in query.required]
        filters.append(Bool(should=required, minimum_should_match=query.minimum))
    ranking: list[Clause] = [
        Term(**{term.field: {"value": term.token, "boost": term.weight}}) for term in query.scoring
    ]
    ranking += [ConstantScore(filter=Term(**{term.field: term.token}), boost=term.weight) for term in query.fixed]
    return Bool(
        filter=filters,
        should=ranking,
        must_not=[Terms(key=list(query.excluded_keys))] if query.excluded_keys else [],
        minimum_should_match=1 if query.scoring and not query.minimum else 0,
    )


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
