"""Open needs without a good match, and the problems that several of them share."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Q

from search import registry, statistics
from search.documents import AUDIENCES, NEED, OFFER, SIDES
from search.matching.routes import SharedProblem, Unanswered, shared_problems
from search.matching.service import matches_of
from search.matching.source import of_listing
from search.models import Entry

GOOD_MATCH = 50  # of 100: nearly all needs that have an answer among the offers find it above this
MOST_NEEDS = 200  # the newest; each costs a match
KEPT_FOR = 3600  # seconds
_KEY = "report:unanswered-needs"


@dataclass(frozen=True)
class Report:
    """`looked_at` of the open needs were compared at `at` (seconds since 1970); `lone` share no problem."""

    shared: tuple[SharedProblem, ...]
    lone: tuple[Unanswered, ...]
    looked_at: int
    at: int


def report() -> Report:
    """At most an hour old: comparing all needs takes seconds. Raises MatchesUnavailable."""
    kept = cache.get(_KEY)
    if kept is None:
        kept = _made(int(time.time()))
        cache.set(_KEY, kept, KEPT_FOR)
    return kept


def _made(now: int) -> Report:
    kinds = [kind for kind, side in SIDES.items() if side == NEED]
    still_open = Q(closes_at__isnull=True) | Q(closes_at__gt=now)
    entries = list(
        Entry.objects.visible(AUDIENCES, now)
        .filter(still_open, kind__in=kinds)
        .order_by("-published_at", "key")
        .defer("folded")[:MOST_NEEDS]
    )
    compared = [_compared(entry) for entry in entries]
    needs = [need for need in compared if need.best < GOOD_MATCH]
    concepts = sorted({concept for need in needs for concept in need.concepts})
    broader = registry.broader()
    known = sorted({*concepts, *(above for concept in concepts for above in broader.get(concept, ()))})
    shared = shared_problems(needs, statistics.concept_rarity(known), broader, _offered(now))
    grouped = {need.key for problem in shared for need in problem.needs}
    lone = sorted((need for need in needs if need.key not in grouped), key=lambda need: (need.best, need.key))
    return Report(shared, tuple(lone), len(entries), now)


def _compared(entry: Entry) -> Unanswered:
    found = matches_of(of_listing(entry), 1, AUDIENCES, "vi")
    return Unanswered(
        key=entry.key,
        kind=entry.kind,
        organisation=entry.organisation,
        concepts=frozenset(entry.traits.get("concepts", ())),
        best=found[0].exact_score if found else 0.0,
    )


def _offered(now: int) -> frozenset[str]:
    kinds = [kind for kind, side in SIDES.items() if side == OFFER]
    rows = Entry.objects.visible(AUDIENCES, now).filter(kind__in=kinds).values_list("traits", flat=True)
    return frozenset(concept for traits in rows.iterator() for concept in traits.get("concepts", ()))


def titles(needs: Sequence[Unanswered], language: str) -> Mapping[str, tuple[str, dict]]:
    """Title and card by key, in one query."""
    entries = Entry.objects.filter(key__in=[need.key for need in needs], is_deleted=False).defer("weights", "folded")
    return {entry.key: (entry.document().text(language).title, entry.card) for entry in entries}
