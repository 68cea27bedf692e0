"""The words of a text that say most of what it is about, for people to argue with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from search.language import VIETNAMESE
from search.matching.criteria import STEM, TERM
from search.matching.phrases import Phrase

MOST_SALIENT = 12
MOST_ALONE = 4  # single words among them: two together say what is meant
ALONE = 0.6  # what a single word's weight counts against a pair's


@dataclass(frozen=True)
class Salient:
    """`sort` and `value` are those of a criterion, `form` the words as they were written."""

    sort: str
    value: str
    form: str
    weight: float


def salient(
    phrases: Iterable[Phrase],
    terms: Mapping[str, float],
    language: str,
    *,
    without: Iterable[str] = (),
    most: int = MOST_SALIENT,
) -> list[Salient]:
    """At most so many phrases of a text, the weightiest first; `terms` are its weights in this language.

    `without` are labels (as tokens) that are shown anyway: a phrase within one of them would say it twice.
    """
    sort = TERM if language == VIETNAMESE else STEM
    said = tuple(f" {label} " for label in without)
    found = [
        Salient(sort, phrase.term, phrase.form, weight)
        for phrase in phrases
        if (weight := _weight(phrase, terms)) and not any(f" {phrase.exact} " in label for label in said)
    ]
    found.sort(key=lambda each: (-each.weight, each.value))
    alone = [each for each in found if "_" not in each.value][:MOST_ALONE]
    return [each for each in found if "_" in each.value or each in alone][:most]


def _weight(phrase: Phrase, terms: Mapping[str, float]) -> float:
    if phrase.term not in terms:
        # A pair may be left out of what is kept of a text while its words are not.
        parts = [terms.get(word, 0.0) for word in phrase.term.split("_")]
        return sum(parts) / 2 if len(parts) > 1 and all(parts) else 0.0
    words = phrase.term.split("_")
    if len(words) == 1:
        return terms[phrase.term] * ALONE
    return terms[phrase.term] + sum(terms.get(word, 0.0) for word in words) / 2
