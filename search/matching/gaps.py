"""Which of the things asked for an offer meets, by what its texts and traits say, and never more than they say."""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from search.analysis import clean, folded, has_diacritics, tokens
from search.documents import Text, Traits
from search.language import VIETNAMESE
from search.matching import criteria as sorts
from search.matching.demands import CRITERION, LINE, MODE, READINESS, Demand, said

MET, UNSAID, CONTRADICTED = "met", "unsaid", "contradicted"
MODES, LEVEL, CONCEPTS, FIELDS, TECHNIQUES, PASSAGE = "modes", "level", "concepts", "fields", "techniques", "passage"
# So much of a line's weight must stand in one sentence of the offer: all but a word that says little. With less, "read
# on a phone" was met by a telephone number.
ENOUGH = 0.9
LEAST_TERMS = 3  # a shorter line says too little to be found by its words
# What can be compared: a course in a classroom is no answer to "on our own servers", neither yes nor no.
VOCABULARIES = (frozenset({"cloud", "on-premise", "edge", "mobile"}), frozenset({"online", "in-person", "blended"}))
NEGATIONS = {
    VIETNAMESE: frozenset("không chưa chẳng đừng cấm tránh khỏi".split()),
    "en": frozenset("no not never without none nothing nobody cannot isn doesn don won".split()),
}
_SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+|\n+")


@dataclass(frozen=True)
class Finding:
    """One demand and how an offer stands to it. `basis` names what it rests on, `evidence` is that: slugs of modes,
    concepts, fields or techniques, the offer's level and the least one, or the sentence of the offer."""

    demand: Demand
    standing: str
    basis: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Sentence:
    text: str
    terms: frozenset[str]
    denies: bool


class Offered:
    """What an offer says: its traits, and its texts sentence by sentence, taken apart only when they are asked."""

    def __init__(self, texts: Mapping[str, Text], traits: Traits):
        self.traits, self._texts = traits, texts
        self._sentences: dict[str, list[_Sentence]] = {}
        self._words: dict[str, list[str]] = {}

    def sentences(self, language: str) -> list[_Sentence]:
        if language not in self._sentences:
            text = clean(self._texts[language].whole()) if language in self._texts else ""
            parts = (part.strip() for part in _SENTENCE_END.split(text))
            self._sentences[language] = [_sentence(part, language) for part in parts if part]
        return self._sentences[language]

    def words(self, language: str) -> list[str]:
        if language not in self._words:
            self._words[language] = tokens(self._texts[language].whole()) if language in self._texts else []
        return self._words[language]


def findings(asked: Iterable[Demand], offered: Offered, broader: Mapping[str, frozenset[str]]) -> tuple[Finding, ...]:
    """How the offer stands to each demand. `broader` gives all concepts above each."""
    return tuple(_finding(demand, offered, broader) for demand in asked)


def _finding(demand: Demand, offered: Offered, broader) -> Finding:
    if demand.sort == MODE:
        return _of_modes(demand, offered) or Finding(demand, UNSAID)
    if demand.sort == READINESS:
        return _of_level(demand, offered)
    return {LINE: _of_line, CRITERION: _of_criterion}[demand.sort](demand, offered, broader)


def _of_modes(demand: Demand, offered: Offered) -> Finding | None:
    """None where the offer says nothing of the kind."""
    comparable = next((words for words in VOCABULARIES if words & set(demand.modes)), frozenset())
    said = tuple(mode for mode in offered.traits.modes if mode in comparable)
    common = tuple(mode for mode in said if mode in demand.modes)
    if common:
        return Finding(demand, MET, MODES, common)
    return Finding(demand, CONTRADICTED, MODES, said) if said else None


def _of_level(demand: Demand, offered: Offered) -> Finding:
    level = offered.traits.trl
    if level is None:
        return Finding(demand, UNSAID)
    return Finding(demand, MET if level >= demand.least else CONTRADICTED, LEVEL, (str(level), str(demand.least)))


def _of_criterion(demand: Demand, offered: Offered, broader) -> Finding:
    wanted, traits = demand.criterion, offered.traits
    if wanted.sort == sorts.CONCEPT:
        found = _narrower(wanted.value, traits.concepts, broader)
        return Finding(demand, MET, CONCEPTS, (found,)) if found else Finding(demand, UNSAID)
    if wanted.sort == sorts.MODE:
        return _of_modes(Demand(demand.name, MODE, modes=(wanted.value,)), offered) or Finding(demand, UNSAID)
    lists = {sorts.FIELD: (FIELDS, traits.fields), sorts.TECHNIQUE: (TECHNIQUES, traits.techniques)}
    if wanted.sort in lists:
        basis, there = lists[wanted.sort]
        return Finding(demand, MET, basis, (wanted.value,)) if wanted.value in there else Finding(demand, UNSAID)
    language = VIETNAMESE if wanted.sort == sorts.TERM else "en"
    words = set(wanted.value.split("_"))
    for sentence in offered.sentences(language):
        if words <= set(folded(tokens(sentence.text)) if language == VIETNAMESE else sentence.terms):
            return Finding(demand, MET, PASSAGE, (sentence.text,))
    return Finding(demand, UNSAID)


def _of_line(demand: Demand, offered: Offered, broader) -> Finding:
    if demand.modes and (found := _of_modes(demand, offered)):
        return found
    if demand.concepts:
        there = [_narrower(concept, offered.traits.concepts, broader) for concept in demand.concepts]
        if all(there):
            return Finding(demand, MET, CONCEPTS, tuple(there))
    quote = _passage(demand, offered)
    return Finding(demand, MET, PASSAGE, (quote,)) if quote else Finding(demand, UNSAID)


def _narrower(concept: str, there: Sequence[str], broader) -> str:
    """The concept itself where it is there, else a narrower one: who reads X-rays reads medical images."""
    if concept in there:
        return concept
    return next((each for each in there if concept in broader.get(each, ())), "")


def _passage(demand: Demand, offered: Offered) -> str:
    """The sentence that says most of the line; nothing unless that is enough, and both affirm or both deny."""
    terms, denies = demand.terms or {}, _denies(tokens(demand.text), demand.language)
    total = sum(terms.values())
    if len(terms) < LEAST_TERMS or not total:
        return ""
    words = offered.words(demand.language)
    loosely = demand.language == VIETNAMESE and not (has_diacritics(terms) and has_diacritics(words))
    if loosely:
        terms = dict(zip(folded(terms), terms.values(), strict=True))
    # Most texts lack a word of most lines, which is told without taking them apart.
    everywhere = set(folded(words) if loosely else said(words, demand.language))
    if _share(terms, everywhere) / total < ENOUGH:
        return ""
    best, quote = ENOUGH, ""
    for sentence in offered.sentences(demand.language):
        if sentence.denies != denies:
            continue
        there = set(folded(sentence.terms)) if loosely else sentence.terms
        share = _share(terms, there) / total
        if share >= best:
            best, quote = share, sentence.text
    return quote


def _share(terms: Mapping[str, float], there: Set[str]) -> float:
    return sum(weight for term, weight in terms.items() if term in there)


def _sentence(text: str, language: str) -> _Sentence:
    words = tokens(text)
    return _Sentence(text, frozenset(said(words, language)), _denies(words, language))


def _denies(words: Sequence[str], language: str) -> bool:
    return not NEGATIONS.get(language, frozenset()).isdisjoint(words)
