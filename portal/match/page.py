"""The match page's context: what was looked for, what fits, and what else could be done."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.match.answers import answers, routes
from portal.match.chips import Chip, changes, grouped
from portal.match.presentation import missing, shown, steps
from portal.search.presentation import value_label
from search.matching.criteria import Criterion
from search.matching.service import Match, MatchesUnavailable, matches_of
from search.matching.source import Source

MATCHES, BEST = 20, 3


@dataclass(frozen=True)
class Matched:
    """The matches of a request; None when the engine is down."""

    source: Source
    criteria: tuple[Criterion, ...]
    found: Sequence[Match] | None

    @property
    def best_score(self) -> float:
        return self.found[0].exact_score if self.found else 0.0


def matched(source: Source, chips: Sequence[Chip], seen: Sequence[str], language: str) -> Matched:
    """`source` is already as the criteria want it; `seen` are the audiences of this reader."""
    criteria = changes(chips)
    try:
        return Matched(source, criteria, matches_of(source, MATCHES, seen, language, criteria))
    except MatchesUnavailable:
        return Matched(source, criteria, None)


def chips_context(chips: Sequence[Chip]) -> dict:
    return {"groups": grouped(chips), "changed": bool(changes(chips))}


def results_context(result: Matched, language: str, *, act: str, kind: str = "", thanked: str = "") -> dict:
    """`act` is the address of this page; `kind` that of the listing whose matches these are; `thanked` the key that was
    just called unfit."""
    if result.found is None:
        return {"unavailable": True}
    made = answers(result.source, result.found, result.criteria, language)
    seen = [shown(each, language, act=act, thanked=thanked) for each in made]
    context = {"best": seen[:BEST], "rest": seen[BEST:], "count": len(seen)}
    found = routes(result.source, made, kind)
    if found is not None:
        context |= {
            "route": found.combination,
            "steps": steps(found, {each.card.key: each.card for each in made}, language),
            "route_missing": missing(found, language),
            "skills": [(slug, value_label("concept", slug, language)) for slug in found.skills],
            "asks_for_people": found.asks_for_people,
        }
    return context
