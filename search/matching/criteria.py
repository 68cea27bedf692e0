"""What a match looks for, and how a person changes it: must, should, ignore, not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import sqrt

from search import index
from search.documents import Traits
from search.query import Term

MUST, SHOULD, IGNORE, NOT = "must", "should", "ignore", "not"
STRENGTHS = (MUST, SHOULD, IGNORE, NOT)
CONCEPT, FIELD, TECHNIQUE, MODE, TERM, STEM = "concept", "field", "technique", "mode", "term", "stem"
SORTS = (CONCEPT, FIELD, TECHNIQUE, MODE, TERM, STEM)
_WORDS = {  # the fields of a word and of a pair
    TERM: (index.ANY_FOLDED, f"text_{index.FOLDED_PAIRS}"),
    STEM: (index.ANY_STEM, f"text_{index.STEM_PAIRS}"),
}
LANGUAGE_OF = {TERM: "vi", STEM: "en"}
_LISTS = {CONCEPT: "concepts", FIELD: "fields", TECHNIQUE: "techniques", MODE: "modes"}


@dataclass(frozen=True)
class Criterion:
    """One thing that is looked for: a slug of a sort, or a word or pair as it is weighed: for TERM a folded Vietnamese
    one (`ho_so`), for STEM an English one."""

    sort: str
    value: str
    strength: str = SHOULD


def demanded(criteria: Iterable[Criterion], strength: str) -> tuple[Term, ...]:
    """What the engine is to demand (MUST) or to leave out (NOT)."""
    return tuple(_term(each) for each in criteria if each.strength == strength)


def adjusted(
    weights: Mapping[str, Mapping[str, float]], traits: Traits, criteria: Iterable[Criterion]
) -> tuple[dict[str, dict[str, float]], Traits]:
    """The text's terms and traits as the person wants them: what is ignored or excluded leaves, what is added comes.

    An added word weighs as much as the text's weightiest, and the weights are scaled to length 1 again.
    """
    criteria = tuple(criteria)
    gone = {(each.sort, each.value) for each in criteria if each.strength in (IGNORE, NOT)}
    # Who takes "hồ sơ" away means its two syllables too.
    unsaid = {LANGUAGE_OF[sort]: set() for sort in LANGUAGE_OF}
    for sort, value in gone:
        if sort in LANGUAGE_OF:
            unsaid[LANGUAGE_OF[sort]] |= {value, *value.split("_")}
    kept = {
        language: {term: weight for term, weight in terms.items() if term not in unsaid.get(language, ())}
        for language, terms in weights.items()
    }
    for each in criteria:
        if each.sort in LANGUAGE_OF and each.strength in (MUST, SHOULD):
            terms = kept.setdefault(LANGUAGE_OF[each.sort], {})
            terms.setdefault(each.value, max(terms.values(), default=1.0))
    kept = {language: _scaled(terms) for language, terms in kept.items()}
    changes = {}
    for sort, column in _LISTS.items():
        wanted = [each.value for each in criteria if each.sort == sort and each.strength in (MUST, SHOULD)]
        values = dict.fromkeys([*getattr(traits, column), *wanted])
        changes[column] = tuple(value for value in values if (sort, value) not in gone)
    return kept, replace(traits, **changes)


def _scaled(terms: Mapping[str, float]) -> dict[str, float]:
    length = sqrt(sum(weight * weight for weight in terms.values())) or 1.0
    return {term: weight / length for term, weight in terms.items()}


def _term(criterion: Criterion) -> Term:
    if criterion.sort in _WORDS:
        return Term(_WORDS[criterion.sort]["_" in criterion.value], criterion.value)
    return Term(criterion.sort, criterion.value)
