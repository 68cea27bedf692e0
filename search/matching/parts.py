"""The second stage: how well an offer answers a need, part by part. Pure functions over plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import exp

from search.documents import Traits

WORDS, CONCEPTS, FIELD, TECHNIQUE = "words", "concepts", "field", "technique"
READINESS, BUDGET, PLACE, MODE, LEVEL, DATES, FRESHNESS = (
    "readiness", "budget", "place", "mode", "level", "dates", "freshness",
)  # fmt: skip

# How much each part counts among those that the need gives something to compare with. Words were measured to order
# best; the rest tells apart what the words leave equal.
PART_WEIGHTS = {
    WORDS: 0.55,
    CONCEPTS: 0.22,
    FIELD: 0.09,
    TECHNIQUE: 0.05,
    READINESS: 0.03,
    BUDGET: 0.02,
    MODE: 0.02,
    LEVEL: 0.02,
    PLACE: 0.01,
    DATES: 0.01,
    FRESHNESS: 0.01,
}
_ORDER = {name: place for place, name in enumerate(PART_WEIGHTS)}
# Two texts of a hundred terms that are clearly about the same thing have a cosine near this.
CLEAR_COSINE = 0.12
CLEAR_CONCEPTS = 3  # so many shared concepts, weighed by rarity, leave little doubt
BROADER = 0.4  # two concepts that meet one step up
BAND_ORDER = ("free", "under-50m", "50m-200m", "200m-1b", "over-1b")
LEVEL_ORDER = ("none", "introductory", "intermediate", "advanced")
HALF_LIFE = 365 * 24 * 3600  # seconds; a listing of last year is half as fresh
EVIDENCE = 12  # terms kept to explain a score
UNKNOWN = 0.5  # what the need asks for and the offer does not say


@dataclass(frozen=True)
class Profile:
    """One side of a comparison: its weighted terms by language (`search.matching.weights`) and its traits."""

    weights: Mapping[str, Mapping[str, float]]
    traits: Traits = field(default_factory=Traits)


@dataclass(frozen=True)
class Part:
    """One named part of a score: `value` 0 to 1, `evidence` what it rests on: slugs, figures, or for words
    the common terms of each language, the weightiest first."""

    name: str
    value: float
    evidence: tuple = ()


@dataclass(frozen=True)
class Knowledge:
    """What is known of concepts: all broader ones of each, and how rare each is (1 is rare, 0 stands everywhere)."""

    broader: Mapping[str, frozenset[str]] = field(default_factory=dict)
    rarity: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Score:
    """`total` is 0 to 100; `parts` are those that the need could be compared in, in the order of PART_WEIGHTS."""

    total: float
    parts: tuple[Part, ...]

    def part(self, name: str) -> Part | None:
        return next((part for part in self.parts if part.name == name), None)


def score(need: Profile, offer: Profile, knowledge: Knowledge, now: int) -> Score:
    """How well the offer answers the need. `now` in seconds since 1970.

    Which parts count is decided by the need alone, so that an offer gains nothing by leaving things unsaid.
    """
    parts = [words(need, offer), freshness(offer.traits, now)]
    asked = need.traits
    if asked.concepts:
        parts.append(concepts(asked, offer.traits, knowledge))
    if asked.fields:
        parts.append(overlap(FIELD, asked.fields, offer.traits.fields))
    if asked.techniques:
        parts.append(overlap(TECHNIQUE, asked.techniques, offer.traits.techniques))
    if asked.trl:
        parts.append(readiness(asked.trl, offer.traits.trl))
    if asked.band in BAND_ORDER:
        parts.append(budget(asked.band, offer.traits.band))
    if asked.modes:
        parts.append(mode(asked.modes, offer.traits.modes))
    if asked.level:
        parts.append(level(asked.level, offer.traits.level))
    if asked.place:
        parts.append(place(asked.place, offer.traits.place))
    if asked.starts_at:
        parts.append(dates(asked.starts_at, offer.traits))
    parts.sort(key=lambda part: _ORDER[part.name])
    possible = sum(PART_WEIGHTS[part.name] for part in parts)
    return Score(100 * sum(PART_WEIGHTS[part.name] * part.value for part in parts) / possible, tuple(parts))


def words(need: Profile, offer: Profile) -> Part:
    """The cosine of the texts in the language that they share best, bent so that a clear likeness is near 1."""
    best, evidence = 0.0, []
    for language, left in need.weights.items():
        right = offer.weights.get(language)
        if not right:
            continue
        shared = {term: weight * right[term] for term, weight in left.items() if term in right}
        best = max(best, sum(shared.values()))  # both are scaled to length 1
        if shared:
            evidence.append((language, tuple(sorted(shared, key=shared.__getitem__, reverse=True)[:EVIDENCE])))
    return Part(WORDS, 1 - exp(-best / CLEAR_COSINE), tuple(evidence))


def concepts(asked: Traits, offered: Traits, knowledge: Knowledge) -> Part:
    """Shared concepts weighed by rarity; one that only meets the other a step up counts less."""
    there = set(offered.concepts)
    above_there = {broader for concept in there for broader in knowledge.broader.get(concept, ())}
    found, total = [], 0.0
    for concept in asked.concepts:
        rarity = knowledge.rarity.get(concept, 1.0)
        if concept in there:
            found.append(concept)
            total += rarity
        elif concept in above_there or knowledge.broader.get(concept, frozenset()) & there:
            total += rarity * BROADER
    return Part(CONCEPTS, 1 - exp(-total * 2 / CLEAR_CONCEPTS), tuple(found))


def overlap(name: str, asked: tuple[str, ...], offered: tuple[str, ...]) -> Part:
    """The share of what is asked that is offered."""
    common = tuple(item for item in asked if item in offered)
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
