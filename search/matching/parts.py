"""The second stage: how well an offer answers a need, part by part. Pure functions over plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import exp

from search.documents import Traits
from search.matching.likeness import Likeness

WORDS, MEANING, CONCEPTS, FIELD, TECHNIQUE = "words", "meaning", "concepts", "field", "technique"
READINESS, BUDGET, PLACE, MODE, LEVEL, DATES, FRESHNESS = (
    "readiness", "budget", "place", "mode", "level", "dates", "freshness",
)  # fmt: skip

TEXT = 0.72  # words and meaning together; how much of it is meaning is said by the texts (`search.fusion`)
# How much of that goes to concepts where the texts can be compared neither by words nor by vectors.
CONCEPTS_INSTEAD = 0.6
# How much each other part counts among those that the need gives something to compare with. The texts were measured to
# order best; the rest tells apart what they leave equal, and concepts lead where no language is shared.
WEIGHTS = {
    CONCEPTS: 0.09,
    FIELD: 0.08,
    TECHNIQUE: 0.04,
    READINESS: 0.03,
    BUDGET: 0.02,
    MODE: 0.02,
    LEVEL: 0.02,
    PLACE: 0.01,
    DATES: 0.01,
    FRESHNESS: 0.01,
}
CLEAR_CONCEPTS = 3  # so many shared concepts, weighed by rarity, leave little doubt
BROADER = 0.4  # two concepts that meet one step up
BAND_ORDER = ("free", "under-50m", "50m-200m", "200m-1b", "over-1b")
LEVEL_ORDER = ("none", "introductory", "intermediate", "advanced")
HALF_LIFE = 365 * 24 * 3600  # seconds; a listing of last year is half as fresh
UNKNOWN = 0.5  # what the need asks for and the offer does not say


@dataclass(frozen=True)
class Part:
    """One named part of a score: `value` 0 to 1, `share` its points of the score's 100, `evidence` what it rests on:
    slugs, figures, or for words the common terms of each language, the weightiest first."""

    name: str
    value: float
    evidence: tuple = ()
    share: float = 0.0


@dataclass(frozen=True)
class Knowledge:
    """What is known of concepts: all broader ones of each, and how rare each is (1 is rare, 0 stands everywhere)."""

    broader: Mapping[str, frozenset[str]] = field(default_factory=dict)
    rarity: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Score:
    """`total` is 0 to 100, the sum of the parts' shares; `weighed` are the parts that the two could be compared in,
    each with its weight beside the others. Shares are worked out for what is shown: two hundred scores are made for a
    page of ten."""

    total: float
    weighed: tuple[tuple[float, Part], ...]

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        points = 100 / sum(weight for weight, _ in self.weighed)
        return tuple(replace(part, share=points * weight * part.value) for weight, part in self.weighed)

    def part(self, name: str) -> Part | None:
        return next((part for part in self.parts if part.name == name), None)

    def resting_on(self, name: str, evidence: tuple) -> "Score":
        """The same with the evidence of one part."""
        weighed = (
            (weight, replace(part, evidence=evidence) if part.name == name else part) for weight, part in self.weighed
        )
        return Score(self.total, tuple(weighed))


def score(need: Traits, offer: Traits, likeness: Likeness, knowledge: Knowledge, now: int) -> Score:
    """How well the offer answers the need. `now` in seconds since 1970.

    Which parts count is decided by the need alone, so that an offer gains nothing by leaving things unsaid; only words
    of different languages, and a vector that is not made yet, are nobody's fault and leave their weight to the other.
    """
    weighed = [*_texts(likeness), *_traits(need, offer, knowledge), (WEIGHTS[FRESHNESS], freshness(offer, now))]
    if need.concepts and not likeness.comparable and not likeness.weight:
        weighed = [
            (weight + TEXT * CONCEPTS_INSTEAD if part.name == CONCEPTS else weight, part) for weight, part in weighed
        ]
    reached = possible = 0.0
    for weight, part in weighed:
        reached += weight * part.value
        possible += weight
    return Score(100 * reached / possible, tuple(weighed))


def _texts(likeness: Likeness):
    by_words = TEXT * (1 - likeness.weight)
    if not likeness.comparable and not likeness.weight:
        by_words *= 1 - CONCEPTS_INSTEAD
    if by_words:
        yield by_words, Part(WORDS, likeness.words)
    if likeness.weight:
        yield TEXT * likeness.weight, Part(MEANING, likeness.meaning)


def _traits(asked: Traits, offered: Traits, knowledge: Knowledge):
    if asked.concepts:
        yield WEIGHTS[CONCEPTS], concepts(asked, offered, knowledge)
    if asked.fields:
        yield WEIGHTS[FIELD], overlap(FIELD, asked.fields, offered.fields)
    if asked.techniques:
        yield WEIGHTS[TECHNIQUE], overlap(TECHNIQUE, asked.techniques, offered.techniques)
    if asked.trl:
        yield WEIGHTS[READINESS], readiness(asked.trl, offered.trl)
    if asked.band in BAND_ORDER:
        yield WEIGHTS[BUDGET], budget(asked.band, offered.band)
    if asked.modes:
        yield WEIGHTS[MODE], mode(asked.modes, offered.modes)
    if asked.level:
        yield WEIGHTS[LEVEL], level(asked.level, offered.level)
    if asked.place:
        yield WEIGHTS[PLACE], place(asked.place, offered.place)
    if asked.starts_at:
        yield WEIGHTS[DATES], dates(asked.starts_at, offered)


def concepts(asked: Traits, offered: Traits, knowledge: Knowledge) -> Part:
    """Shared concepts weighed by rarity; one that only meets the other a step up counts less."""
    found, total = [], 0.0
    for concept in asked.concepts:
        if concept in offered.concepts:
            found.append(concept)
            total += knowledge.rarity.get(concept, 1.0)
        elif _meets_above(concept, offered.concepts, knowledge.broader):
            total += knowledge.rarity.get(concept, 1.0) * BROADER
    return Part(CONCEPTS, 1 - exp(-total * 2 / CLEAR_CONCEPTS), tuple(found))


def _meets_above(concept: str, others: tuple[str, ...], broader: Mapping[str, frozenset[str]]) -> bool:
    above = broader.get(concept, ())
    return any(other in above or concept in broader.get(other, ()) for other in others)


def overlap(name: str, asked: tuple[str, ...], offered: tuple[str, ...]) -> Part:
    """The share of what is asked that is offered."""
    common = tuple([item for item in asked if item in offered])
    return Part(name, len(common) / len(asked), common)


def readiness(least: int, trl: int | None) -> Part:
    """Mature enough, or how far from it."""
    if trl is None:
        return Part(READINESS, UNKNOWN)
    return Part(READINESS, max(0.0, 1 - max(0, least - trl) / 4), (trl, least))


def budget(band: str, price: str) -> Part:
    """Whether the price stays within the budget."""
    if price not in BAND_ORDER:
        return Part(BUDGET, UNKNOWN)
    over = BAND_ORDER.index(price) - BAND_ORDER.index(band)
    return Part(BUDGET, 1.0 if over <= 0 else max(0.0, 0.5 - 0.5 * (over - 1)), (price, band))


def mode(asked: tuple[str, ...], offered: tuple[str, ...]) -> Part:
    """Whether it can be had in one of the ways that are asked for."""
    if not offered:
        return Part(MODE, UNKNOWN)
    common = tuple(item for item in asked if item in offered)
    return Part(MODE, 1.0 if common else 0.0, common)


def level(asked: str, offered: str) -> Part:
    if asked not in LEVEL_ORDER or offered not in LEVEL_ORDER:
        return Part(LEVEL, UNKNOWN)
    apart = abs(LEVEL_ORDER.index(asked) - LEVEL_ORDER.index(offered))
    return Part(LEVEL, 1 - apart / 3, (offered,) if not apart else ())


def place(asked: str, offered: str) -> Part:
    if not offered:
        return Part(PLACE, UNKNOWN)
    same = asked.casefold() == offered.casefold()
    return Part(PLACE, 1.0 if same else 0.0, (offered,) if same else ())


def dates(wanted: int, offered: Traits) -> Part:
    """Whether there is a start after the wanted one at most half a year later."""
    if offered.starts_at is None:
        return Part(DATES, UNKNOWN)
    days = (offered.starts_at - wanted) / 86_400
    return Part(DATES, 1.0 if -30 <= days <= 180 else 0.0, (offered.starts_at,))


def freshness(offered: Traits, now: int) -> Part:
    return Part(FRESHNESS, 0.5 ** (max(0, now - offered.published_at) / HALF_LIFE))
