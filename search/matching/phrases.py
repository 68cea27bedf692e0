"""The words of a text as people wrote them: Vietnamese syllables put together into words, English ones as they stand.

The terms that are weighed are syllables and pairs of neighbours, and many pairs are an end and a beginning ("sĩ đọc" of
"bác sĩ đọc phim"). Those rank well enough; people must not be shown them.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from search.analysis import clean, folded, has_diacritics, stems, tokens
from search.language import VIETNAMESE
from search.matching.particles import FOLDED_GRAMMAR, FOLDED_PARTICLES, GRAMMAR, PARTICLES
from search.stopwords import ENGLISH

BOUND = 0.15  # two syllables of a word meet at least so often, as a share of the rarer one's documents
TIGHT, OFTEN = 0.5, 5  # the same, and documents, where one of the two alone is a particle ("phần mềm")
SHORTEST_PAIR = 3  # letters: "y tế" is a word, "a b" is not
REPEATED = 0.5  # the same within a text, where they meet at least twice
COMMON, LEAST_COMMON = 0.1, 5  # a single word of more documents than this share, and number, tells nothing apart
SHORTEST_WORD = {VIETNAMESE: 2, "en": 3}  # letters of a word that stands alone
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[ \u00a0\-–]+")  # what may stand between the two parts of a word


@dataclass(frozen=True)
class Phrase:
    """`term` as it is weighed (`ho_so`, `film`), `form` as it was written first, `exact` its tokens joined by a space,
    `count` how often it stands in the text."""

    term: str
    form: str
    exact: str
    count: int


class _Word(NamedTuple):
    exact: str
    term: str
    form: str
    says: bool  # something: no particle, no number
    light: bool  # says nothing without a neighbour
    alone: bool  # may be shown without a neighbour
    joins: bool  # to the word after it
    is_name: bool


def phrases(
    text: str, language: str, frequencies: Mapping[str, int], total: int, labels: Set[tuple[str, str]] = frozenset()
) -> list[Phrase]:
    """The pairs and single words of a text that mean something by themselves, each once, in their order.

    `frequencies` are in how many of the `total` documents each word and pair stands; `labels` are pairs of neighbours,
    as tokens, in the labels of known concepts. At each place the two syllables belong together that meet most often,
    measured against how often each stands elsewhere; what is left over stands alone, unless every tenth document has
    it.
    """
    words = _words(text, language)
    most = max(COMMON * total, LEAST_COMMON)
    taken = _pairs(words, frequencies, labels)
    found: dict[str, list] = {}
    for place, word in enumerate(words):
        if place in taken:
            after = words[place + 1]
            parts = (f"{word.term}_{after.term}", f"{word.form} {after.form}", f"{word.exact} {after.exact}")
        elif word.alone and place - 1 not in taken and frequencies.get(word.term, 0) <= most:
            parts = (word.term, word.form, word.exact)
        else:
            continue
        found.setdefault(parts[0], [*parts, 0])[3] += 1
    return [Phrase(*parts) for parts in found.values()]


def asked(text: str, language: str) -> set[str]:
    """The terms whose frequencies `phrases` needs."""
    words = _words(text, language)
    pairs = {f"{a.term}_{b.term}" for a, b in pairwise(words) if a.joins and (a.says or b.says)}
    return {word.term for word in words} | pairs


def _words(text: str, language: str) -> list[_Word]:
    text = clean(text)
    places = list(_WORD.finditer(text))
    exact = tokens(text)
    if len(exact) != len(places):  # a loose mark splits a word as written
        places = []
    plain = folded(exact)
    terms = plain if language == VIETNAMESE else _stemmed(plain)
    particles, light = _particles(exact, language)
    words = []
    for place, word in enumerate(exact):
        form, joins, is_name = word, True, False
        if places:
            here, after = places[place], places[place + 1] if place + 1 < len(places) else None
            form = here.group()
            joins = after is not None and bool(_BETWEEN.fullmatch(text[here.end() : after.start()]))
            is_name = form[0].isupper() and not form.isupper() and place > 0 and words[-1].joins
        says = word not in particles and not word[0].isdigit()
        stands = says and word not in light and not is_name and len(word) >= SHORTEST_WORD.get(language, 2)
        words.append(_Word(word, terms[place], _written(form), says, word in light, stands, joins, is_name))
    return words


def _particles(exact: Sequence[str], language: str) -> tuple[Set[str], Set[str]]:
    """The words that say nothing, and those that say nothing alone."""
    if language != VIETNAMESE:
        return ENGLISH, ENGLISH
    return (GRAMMAR, PARTICLES) if has_diacritics(exact) else (FOLDED_GRAMMAR, FOLDED_PARTICLES)


def _stemmed(words: Sequence[str]) -> list[str]:
    found = iter(stems(words))
    return [word if word in ENGLISH else next(found) for word in words]


def _written(form: str) -> str:
    """Lower case, but for abbreviations."""
    return form if len(form) > 1 and form.isupper() else form.lower()


def _pairs(words: Sequence[_Word], frequencies: Mapping[str, int], labels: Set[tuple[str, str]]) -> set[int]:
    """The places at which a pair begins; none overlap."""
    alone = Counter(word.exact for word in words)
    together = Counter(pairwise(word.exact for word in words))
    bound = []
    for place, (left, right) in enumerate(pairwise(words)):
        if not left.joins or left.is_name or right.is_name or not (left.says or right.says):
            continue
        pair = (left.exact, right.exact)
        if left.exact[0].isdigit() or right.exact[0].isdigit() or len(left.exact) + len(right.exact) < SHORTEST_PAIR:
            continue
        if left.light and right.light and pair not in labels:
            continue
        strength = _bound(left.term, right.term, frequencies)
        if left.says and right.says:
            strength = max(strength, _repeated(pair, alone, together), pair in labels)
        elif strength < TIGHT or frequencies.get(f"{left.term}_{right.term}", 0) < OFTEN:
            continue
        if strength >= BOUND:
            bound.append((-min(strength, 1.0), -together[pair], place))
    taken: set[int] = set()
    for _strength, _count, place in sorted(bound):
        if not taken & {place - 1, place, place + 1}:
            taken.add(place)
    return taken


def _bound(left: str, right: str, frequencies: Mapping[str, int]) -> float:
    together = frequencies.get(f"{left}_{right}", 0)
    rarer = min(frequencies.get(left, 0) or together, frequencies.get(right, 0) or together)
    return together / rarer if together > 1 else 0.0


def _repeated(pair: tuple[str, str], alone: Mapping[str, int], together: Mapping[tuple, int]) -> float:
    share = together[pair] / min(alone[pair[0]], alone[pair[1]])
    return share * REPEATED if together[pair] > 1 and share >= REPEATED else 0.0
