"""The first stage: what the engine is asked for, to get the at most 200 listings that are worth comparing."""

from collections.abc import Mapping, Sequence

from search import index
from search.documents import Traits
from search.language import VIETNAMESE
from search.query import MOST_CANDIDATES, OPEN, Query, Term

TERMS = 40  # measured: more terms cost time and find no more of the right ones
# Terms are already weighed; parts add what they would in a search.
PARTS = {"title": 0.5, "text": 1.0}
CONCEPT_WEIGHT = 3.0  # about what a rare word adds; lets a listing in the other language come in
SCALE = 10.0  # weights are of a text scaled to length 1


def candidate_query(
    *,
    weights: Mapping[str, Mapping[str, float]],
    traits: Traits,
    kinds: Sequence[str],
    audiences: Sequence[str],
    now: int,
    excluded: Sequence[str] = (),
) -> Query:
    """Listings of these kinds that are open now and share weighty terms or concepts."""
    scoring = [
        Term(f"{part}_{variant}", term, round(SCALE * weight * part_weight, 3))
        for language, terms in weights.items()
        for term, weight in sorted(terms.items(), key=lambda item: -item[1])[: TERMS // len(weights)]
        for part, part_weight in PARTS.items()
        for variant in [_variant(language, term)]
    ]
    return Query(
        now=now,
        audiences=tuple(audiences),
        scoring=tuple(scoring),
        fixed=tuple(Term("concept", concept, CONCEPT_WEIGHT) for concept in traits.concepts[:20]),
        filters={"kind": tuple(kinds), "open": (OPEN,)},
        excluded_keys=tuple(excluded),
        limit=MOST_CANDIDATES,
    )


def _variant(language: str, term: str) -> str:
    if language == VIETNAMESE:
        return index.FOLDED_PAIRS if "_" in term else index.FOLDED
    return index.STEM_PAIRS if "_" in term else index.STEMS
