"""The parts of a score and the things asked for, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, gettext_lazy

from portal.cards import Card
from portal.match import markup
from portal.match.answers import Answer, Routes
from portal.match.chips import label_of
from search.matching import parts
from search.matching.criteria import CONCEPT, FIELD, MODE as MODE_CRITERION, TECHNIQUE
from search.matching.demands import LINE, MODE, READINESS, Demand
from search.matching.gaps import CONCEPTS, CONTRADICTED, FIELDS, LEVEL, MET, MODES, PASSAGE, TECHNIQUES, UNSAID, Finding

PART_LABELS = {
    parts.WORDS: gettext_lazy("Words of both texts"),
    parts.MEANING: gettext_lazy("Meaning of both texts"),
    parts.CONCEPTS: gettext_lazy("Topics"),
    parts.FIELD: gettext_lazy("Field"),
    parts.TECHNIQUE: gettext_lazy("AI technique"),
    parts.READINESS: gettext_lazy("Readiness (TRL)"),
    parts.BUDGET: gettext_lazy("Price or budget"),
    parts.PLACE: gettext_lazy("Place"),
    parts.MODE: gettext_lazy("Mode and delivery"),
    parts.LEVEL: gettext_lazy("Level"),
    parts.DATES: gettext_lazy("Dates"),
    parts.FRESHNESS: gettext_lazy("How recent it is"),
}
STANDINGS = {
    MET: gettext_lazy("met"),
    UNSAID: gettext_lazy("not said"),
    CONTRADICTED: gettext_lazy("says otherwise"),
}
SHOWN_QUOTE = 220  # characters of a sentence


@dataclass(frozen=True)
class Bar:
    """A part of a score: `points` of the 100 to one decimal, `start` where it begins in the picture, `number` its
    place, by which the sheet colours it."""

    name: str
    label: str
    points: float
    possible: float
    start: float
    number: int


@dataclass(frozen=True)
class Line:
    """One thing asked for, as a line: `lang` is set for a text that may not be in the reader's language; `because` is
    what it rests on, `quote` a sentence of the offer."""

    text: str
    standing: str
    label: str
    lang: str = ""
    because: str = ""
    quote: str = ""


@dataclass(frozen=True)
class Gaps:
    """`summary` says how many are met and names what is not."""

    summary: str
    lines: Sequence[Line]
    met: int


def bars(answer: Answer) -> list[Bar]:
    """The parts that add to a score, with figures of one decimal that add up to it as it is shown."""
    shown = [part for part in answer.match.parts if part.share > 0]
    tenths = _tenths([part.share for part in shown], round(answer.match.exact_score * 10))
    found, start = [], 0.0
    for number, (part, points) in enumerate(zip(shown, tenths, strict=True), 1):
        label = str(PART_LABELS.get(part.name, part.name))
        possible = max(part.share / part.value, points / 10)  # rounded up, a part must not pass its own limit
        found.append(Bar(part.name, label, points / 10, possible, start, number))
        start += points / 10
    return found


def _tenths(shares: Sequence[float], total: int) -> list[int]:
    """Whole tenths that add up to `total`: those that lose most by rounding down are rounded up."""
    floors = [floor(share * 10) for share in shares]
    order = sorted(range(len(shares)), key=lambda place: floors[place] - shares[place] * 10)
    for place in order[: max(0, total - sum(floors))]:
        floors[place] += 1
    return floors


def gaps(findings: Sequence[Finding], language: str) -> Gaps | None:
    """Met ones last: what is missing is what one must know. None where nothing was asked for."""
    if not findings:
        return None
    order = {CONTRADICTED: 0, UNSAID: 1, MET: 2}
    met = sum(each.standing == MET for each in findings)
    lines = [line(each, language) for each in sorted(findings, key=lambda each: order[each.standing])]
    summary = _("Meets %(met)d of %(all)d things asked for.") % {"met": met, "all": len(findings)}
    return Gaps(summary, lines, met)


def line(finding: Finding, language: str) -> Line:
    text, lang = demand_text(finding.demand, language)
    quote = finding.evidence[0] if finding.basis == PASSAGE else ""
    return Line(
        text=text,
        standing=finding.standing,
        label=str(STANDINGS[finding.standing]),
        lang=lang,
        because=_because(finding, language),
        quote=quote if len(quote) <= SHOWN_QUOTE else f"{quote[:SHOWN_QUOTE].rsplit(' ', 1)[0]} …",
    )


def demand_text(demand: Demand, language: str) -> tuple[str, str]:
    """In words, and the language to mark them with where it is not the reader's."""
    if demand.sort == LINE:
        return demand.text, "" if demand.language == language else demand.language
    if demand.sort == MODE:
        return _("Way asked for: %s") % _modes(demand.modes, language), ""
    if demand.sort == READINESS:
        return _("Readiness of at least TRL %d") % demand.least, ""
    wanted = demand.criterion
    return label_of(wanted.sort, wanted.value, language), ""


def _because(finding: Finding, language: str) -> str:
    sorts = {
        CONCEPTS: (CONCEPT, _("topic: %s")),
        FIELDS: (FIELD, _("field: %s")),
        TECHNIQUES: (TECHNIQUE, _("AI technique: %s")),
        MODES: (MODE_CRITERION, _("offered: %s")),
    }
    if finding.basis == LEVEL:
        return _("it has TRL %s") % finding.evidence[0]
    if finding.basis not in sorts:
        return ""
    sort, words = sorts[finding.basis]
    return words % ", ".join(label_of(sort, value, language) for value in finding.evidence)


def _modes(values: Sequence[str], language: str) -> str:
    return ", ".join(label_of(MODE_CRITERION, value, language) for value in values)


@dataclass(frozen=True)
class Shown:
    """An answer for the templates; `anchor` is its place on the page, `act` the address that this page is asked at."""

    card: Card
    anchor: str
    bars: Sequence[Bar]
    gaps: Gaps | None
    act: str
    is_thanked: bool = False

    @property
    def total(self) -> float:
        return sum(round(bar.points * 10) for bar in self.bars) / 10

    @property
    def why(self) -> SafeString:
        return markup.why(self.bars, self.total) if self.bars else SafeString()

    @property
    def standing(self) -> SafeString:
        return markup.standing(self.gaps) if self.gaps else SafeString()

    @property
    def misfit(self) -> SafeString:
        return markup.thanks() if self.is_thanked else markup.misfit(self.anchor, self.card.key, self.act)


def shown(answer: Answer, language: str, *, act: str, thanked: str = "") -> Shown:
    """`thanked` is the key of the match that somebody has just called unfit."""
    key = answer.card.key
    return Shown(
        card=answer.card,
        anchor=key.replace(":", "-"),
        bars=bars(answer),
        gaps=gaps(answer.findings, language),
        act=act,
        is_thanked=key == thanked,
    )


@dataclass(frozen=True)
class StepView:
    """One offer of a combination: its card, and in words what it brings."""

    card: Card
    brings: Sequence[tuple[str, str]]


def steps(found: Routes, cards: Mapping[str, Card], language: str) -> list[StepView]:
    if not found.combination:
        return []
    shown = []
    for step in found.combination.steps:
        brings = [demand_text(found.demands[name], language) for name in step.demands]
        brings += [(label_of(CONCEPT, slug, language), "") for slug in step.concepts]
        shown.append(StepView(cards[step.key], brings))
    return shown


def missing(found: Routes, language: str) -> list[tuple[str, str]]:
    """What the combination does not bring either, in words."""
    if not found.combination:
        return []
    lines = [demand_text(found.demands[name], language) for name in found.combination.missing_demands]
    return lines + [(label_of(CONCEPT, slug, language), "") for slug in found.combination.missing_concepts]
