"""The first stage: what the engine is asked for, to get the at most 200 listings that are worth comparing."""

from collections.abc import Iterable, Sequence

from search import index
from search.documents import Traits
from search.language import VIETNAMESE
from search.matching.criteria import MUST, NOT, Criterion, demanded
from search.matching.source import Source
from search.query import MOST_CANDIDATES, OPEN, Near, Query, Term

TERMS = 40  # measured: more terms cost time and find no more of the right ones
# Terms are already weighed; parts add what they would in a search.
PARTS = {"title": 0.5, "text": 1.0}
CONCEPT_WEIGHT = 3.0  # about what a rare word adds; lets a listing in the other language come in
MOST_CONCEPTS = 20
TERM_WEIGHT = 1.0  # of a field or a technique, which many share
SCALE = 10.0  # weights are of a text scaled to length 1
NEAREST = 60  # of the candidates; the others are found by words


def candidate_query(source: Source, audiences: Sequence[str], now: int, criteria: Sequence[Criterion] = ()) -> Query:
    """Listings that may answer, are open now, and share weighty terms or concepts or are near in meaning."""
    scoring = [
        Term(f"{part}_{variant}", term, round(SCALE * weight * part_weight, 3))
        for language, terms in source.leading.items()
        for term, weight in sorted(terms.items(), key=lambda item: -item[1])[: TERMS // len(source.leading)]
        for part, part_weight in PARTS.items()
        for variant in [_variant(language, term)]
    ]
    return Query(
        now=now,
        audiences=tuple(audiences),
        scoring=tuple(scoring),
        fixed=tuple(fixed_terms(source.traits)),
        near=None if source.vector is None else Near(tuple(source.vector.tolist()), NEAREST),
        all_of=demanded(criteria, MUST),
        none_of=demanded(criteria, NOT),
        filters={"kind": source.kinds, "open": (OPEN,)},
        excluded_keys=(source.key,) if source.key else (),
        limit=MOST_CANDIDATES,
        is_counted=False,
    )


def fixed_terms(traits: Traits) -> list[Term]:
    """What leads to a listing beside words."""
    found = [Term("concept", concept, CONCEPT_WEIGHT) for concept in traits.concepts[:MOST_CONCEPTS]]
    found += [Term("technique", technique, TERM_WEIGHT) for technique in traits.techniques]
    return found + [Term("field", field, TERM_WEIGHT) for field in traits.fields]


def by_words(source: Traits, found: Iterable[tuple[float, Traits]]) -> list[float]:
    """The engine's score of each without what fixed terms added, which parts of their own weigh."""
    scores = []
    concepts, techniques, fields = set(source.concepts[:MOST_CONCEPTS]), set(source.techniques), set(source.fields)
    for score, other in found:
        terms = len(techniques.intersection(other.techniques)) + len(fields.intersection(other.fields))
        added = CONCEPT_WEIGHT * len(concepts.intersection(other.concepts)) + TERM_WEIGHT * terms
        scores.append(max(0.0, score - added))
    return scores


def _variant(language: str, term: str) -> str:
    if language == VIETNAMESE:
        return index.FOLDED_PAIRS if "_" in term else index.FOLDED
    return index.STEM_PAIRS if "_" in term else index.STEMS
