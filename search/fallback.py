"""The database's answer when the engine is down: fewer arts, but an answer."""

from functools import reduce
from operator import or_

from django.db.models import F, Q, QuerySet

from search.analysis import folded, tokens
from search.index import TRL_BANDS
from search.models import Entry
from search.query import CLOSED, DEADLINE, Query, SearchRequest

MOST_WORDS = 8


def search_entries(request: SearchRequest, query: Query) -> tuple[list[Entry], int]:
    """One page of the entries that hold every word, newest first; and how many there are. Without facets."""
    found = _filtered(Entry.objects.visible(request.audiences, query.now), query)
    for word in dict.fromkeys(folded(tokens(request.text))[:MOST_WORDS]):
        found = found.filter(folded__contains=word)
    by_deadline = (F("closes_at").asc(nulls_last=True), "key")
    ordered = found.order_by(*by_deadline) if query.sort == DEADLINE else found.order_by("-published_at", "key")
    page = ordered.for_cards()[query.offset : query.offset + query.limit]
    return list(page), found.count()


def _filtered(found: QuerySet, query: Query) -> QuerySet:
    for name, values in query.filters.items():
        if name in _PREDICATES:
            found = found.filter(any_of(_PREDICATES[name](value, query.now) for value in values))
    return found


def any_of(predicates) -> Q:
    return reduce(or_, predicates, Q(pk__in=[]))


def _in_list(trait: str):
    # The value with its quotes in the list's JSON text: the one test that SQLite and PostgreSQL both have.
    return lambda value, now: Q(**{f"traits__{trait}__icontains": f'"{value}"'})


def _equal(trait: str):
    return lambda value, now: Q(**{f"traits__{trait}": value})


def _readiness(value: str, now: int) -> Q:
    levels = [level for level, band in TRL_BANDS.items() if band == value]
    return any_of(Q(traits__trl=level) for level in levels)


def _open(value: str, now: int) -> Q:
    return Q(closes_at__lt=now) if value == CLOSED else Q(closes_at__gte=now) | Q(closes_at__isnull=True)


_PREDICATES = {
    "kind": lambda value, now: Q(kind=value),
    "field": _in_list("fields"),
    "technique": _in_list("techniques"),
    "language": _in_list("languages"),
    "mode": _in_list("modes"),
    "tag": _in_list("tags"),
    "concept": _in_list("concepts"),
    "organisation": _equal("organisation"),
    "organisation_kind": _equal("organisation_kind"),
    "band": _equal("band"),
    "trl": _readiness,
    "open": _open,
}
