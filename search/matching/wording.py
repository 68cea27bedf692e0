"""What a text's terms look like as people wrote them, and whether another text says the same."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from search import registry, statistics
from search.analysis import folded, has_diacritics, stems, tokens
from search.documents import LANGUAGES, Text
from search.language import VIETNAMESE
from search.matching.phrases import Phrase, asked, phrases

_kept: tuple[Mapping | None, frozenset] = (None, frozenset())


class Wording:
    """The phrases of a text in each of its languages; made once, asked for each match.

    `counted` are the document frequencies of a language's terms and the number of documents, where its text was weighed
    already. One query for a language without them, and for English, whose phrases hold stop words that are not weighed.
    """

    def __init__(self, texts: Mapping[str, Text], counted: Mapping[str, tuple[Mapping[str, int], int]] = {}):
        self._texts = texts
        self._counted = {language: known for language, known in counted.items() if language == VIETNAMESE}
        self._phrases: dict[str, list[Phrase]] = {}

    def phrases(self, language: str) -> list[Phrase]:
        if language not in self._phrases:
            text = self._texts[language].whole() if language in self._texts else ""
            known = self._counted.get(language) or statistics.frequencies(language, asked(text, language))
            frequencies, total = known
            self._phrases[language] = phrases(text, language, frequencies, total, label_pairs())
        return self._phrases[language]

    def shown(self, terms: Sequence[str], language: str, other: Mapping[str, Text], most: int) -> list[str]:
        """At most so many of the terms as they were written, pairs before single words, none that repeats a word of
        another; and only what stands in the other text too, letter for letter where both have diacritics."""
        known = {phrase.term: phrase for phrase in self.phrases(language) if _is_told(phrase, language)}
        said = Said(other[language].whole(), language) if language in other else None
        shown: list[Phrase] = []
        for term in sorted(terms, key=lambda term: "_" not in term):
            phrase = known.get(term)
            if phrase is None or any(set(phrase.exact.split()) & set(each.exact.split()) for each in shown):
                continue
            if said is None or said.has(phrase):
                shown.append(phrase)
        return [phrase.form for phrase in shown[:most]]


class Said:
    """A text as one line of tokens, to ask whether it has a phrase."""

    def __init__(self, text: str, language: str):
        self._words, self._language = tokens(text), language

    @cached_property
    def _exact(self) -> str:
        """Empty where letters are not compared: in English, and in a text without diacritics."""
        return _line(self._words) if self._language == VIETNAMESE and has_diacritics(self._words) else ""

    @cached_property
    def _terms(self) -> str:
        plain = folded(self._words)
        return _line(plain if self._language == VIETNAMESE else [(stems([word]) or [word])[0] for word in plain])

    def has(self, phrase: Phrase) -> bool:
        if self._exact and has_diacritics(phrase.exact.split()):
            return f" {phrase.exact} " in self._exact
        return f" {phrase.term.replace('_', ' ')} " in self._terms


def label_pairs() -> frozenset[tuple[str, str]]:
    """The neighbours in the labels of all concepts, as tokens; made anew when the terms changed."""
    global _kept
    broader = registry.broader()
    if _kept[0] is not broader:
        found = set()
        for concept in broader:
            for language in LANGUAGES:
                words = tokens(registry.label("concept", concept, language))
                found.update(pairwise(words))
        _kept = (broader, frozenset(found))
    return _kept[1]


def _is_told(phrase: Phrase, language: str) -> bool:
    """A lone Vietnamese syllable that stands in a text once is as often half of a word that was not recognised."""
    return language != VIETNAMESE or "_" in phrase.term or phrase.count > 1 or phrase.form.isupper()


def _line(words) -> str:
    return f" {' '.join(words)} "
