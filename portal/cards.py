"""A search entry as a card: what every list of the site shows of a record."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, gettext_lazy, override

from competitions.choices import PhaseKind
from demand.choices import Nature
from listings.choices import Band, Level, Mode
from organisations.models import OrganisationKind, Size
from portal.addresses import card_address
from search.documents import text_shown
from search.highlight import Highlighter
from search.models import Entry
from search.reading import Shown
from taxonomy.terms import terms

Labels = Mapping[str, Mapping[str, str]]
KIND_LABELS = {
    "research": gettext_lazy("AI solution"),
    "training": gettext_lazy("AI training"),
    "application-need": gettext_lazy("AI application need"),
    "training-need": gettext_lazy("AI training need"),
    "competition": gettext_lazy("Competition"),
    "organisation": gettext_lazy("Organisation"),
}
_CHOICES = {
    "band": Band,
    "level": Level,
    "mode": Mode,
    "nature": Nature,
    "organisation_kind": OrganisationKind,
    "organisation_size": Size,
    "phase": PhaseKind,
}
_UNMARKED = Highlighter("")


@dataclass(frozen=True)
class Fact:
    """One thing that a card says beside its text; `moment` is given where the value is a time."""

    name: str
    label: str
    value: str
    is_deadline: bool = False
    moment: datetime | None = None


@dataclass(frozen=True)
class Card:
    """`title` and `excerpt` are safe HTML; `lang` is set when the text is not in the reader's language."""

    key: str
    kind: str
    kind_label: str
    title: SafeString
    excerpt: SafeString
    url: str
    lang: str = ""
    plain_title: str = ""
    summary: str = ""
    external_id: str = ""
    organisation: dict | None = None
    withheld: bool = False
    organisation_kind_label: str = ""
    fields: Sequence[str] = ()
    cover: dict | None = None
    demonstration: bool = False
    facts: Sequence[Fact] = ()
    score: int | None = None
    exact_score: float | None = None
    reasons: Sequence = ()
    published: date | None = None
    raw: dict = field(default_factory=dict)

    @property
    def prefix(self) -> str:
        return self.key.partition(":")[0]


def cards(
    entries: Iterable[Entry | Shown], language: str, query: str = "", scores: Mapping[str, float] = {}
) -> list[Card]:
    """Cards of entries in their order, with the scores of those keys that have one; no query to the database."""
    highlighter, entries = Highlighter(query), list(entries)
    highlighter.look_through(text for entry in entries for text in entry.texts.get(language, {}).values())
    with override(language):
        return [card(entry, language, highlighter, exact_score=scores.get(entry.key)) for entry in entries]


def card(entry: Entry | Shown, language: str, highlighter: Highlighter = _UNMARKED, **extra) -> Card:
    """One card, in the active language; `extra` are further fields of it, such as a score and its reasons."""
    raw, traits = entry.card, entry.traits
    shown_in, text = text_shown(entry.texts, language)
    known, labels = terms().fields, _labels(language)
    return Card(
        key=entry.key,
        kind=entry.kind,
        kind_label=labels["kind"][entry.kind],
        title=highlighter.mark(text.title),
        excerpt=highlighter.excerpt(text.summary, text.body),
        url=card_address(entry.key, raw, language),
        lang="" if shown_in == language else shown_in,
        plain_title=text.title,
        summary=text.summary,
        external_id=raw.get("external_id", ""),
        organisation=_organisation(raw, language),
        withheld=raw.get("withheld", False),
        organisation_kind_label=_organisation_kind(raw, labels),
        fields=[known[slug].in_language(language) for slug in traits.get("fields", ()) if slug in known],
        cover=raw.get("cover"),
        demonstration=raw.get("demonstration", False),
        facts=list(_FACTS[entry.kind](raw, labels)),
        published=datetime.fromtimestamp(entry.published_at, UTC).date() if entry.published_at else None,
        raw=raw,
        **extra,
    )


@cache
def _labels(language: str) -> Labels:
    """What the values of choices are called, by choice and value; to translate them again takes as long as a card."""
    with override(language):
        labels = {name: {value: str(label) for value, label in each.choices} for name, each in _CHOICES.items()}
        return labels | {"kind": {kind: str(label) for kind, label in KIND_LABELS.items()}}


def _organisation(raw: dict, language: str) -> dict | None:
    owner = raw.get("organisation")
    if not owner:
        return None
    return {
        "key": owner["key"],
        "name": owner.get(language) or owner["vi"],
        "url": card_address(owner["key"], {"slug": owner["slug"]}, language),
        "verified": owner["verified"],
    }


def _organisation_kind(raw: dict, labels: Labels) -> str:
    kind = raw.get("organisation_kind")
    if not kind:
        return ""
    label, size = labels["organisation_kind"][kind], raw.get("organisation_size")
    return f"{label}, {labels['organisation_size'][size]}" if size else label


def _research_facts(raw: dict, labels: Labels) -> Iterator[Fact]:
    if raw.get("trl"):
        yield Fact("trl", _("Readiness"), f"TRL {raw['trl']}")
    if raw.get("band"):
        yield Fact("band", _("Price"), labels["band"][raw["band"]])


def _training_facts(raw: dict, labels: Labels) -> Iterator[Fact]:
    now = timezone.now()
    intakes = [intake for intake in raw.get("intakes", ()) if datetime.fromisoformat(intake["apply_by"]) > now]
    first = min(intakes, key=lambda intake: intake["starts_on"], default=None)
    if first:
        starts = date.fromisoformat(first["starts_on"])
        yield Fact("intake", _("Next intake"), date_format(starts, "SHORT_DATE_FORMAT"))
        if first.get("seats"):
            yield Fact("seats", _("Seats"), number_format(first["seats"], force_grouping=True))
    if raw.get("mode"):
        yield Fact("mode", _("Mode"), labels["mode"][raw["mode"]])
    if raw.get("level"):
        yield Fact("level", _("Level"), labels["level"][raw["level"]])
    if raw.get("fee") is not None:
        yield Fact("fee", _("Fee"), fee(raw["fee"]))


def _need_facts(raw: dict, labels: Labels) -> Iterator[Fact]:
    if raw.get("nature"):
        yield Fact("nature", _("Nature"), labels["nature"][raw["nature"]])
    if raw.get("headcount"):
        yield Fact("headcount", _("People"), number_format(raw["headcount"], force_grouping=True))
    if raw.get("band"):
        yield Fact("band", _("Budget"), labels["band"][raw["band"]])
    if raw.get("closes_at"):
        yield _deadline(_("Answers until"), raw["closes_at"])


def _competition_facts(raw: dict, labels: Labels) -> Iterator[Fact]:
    now = timezone.now()
    running = [kind for kind, start, end in raw.get("phases", ()) if _between(start, now, end)]
    if running:
        yield Fact("phase", _("Phase"), ", ".join(labels["phase"][kind] for kind in running))
    if raw.get("closes_at"):
        yield _deadline(_("Deadline"), raw["closes_at"])


def _organisation_facts(raw: dict, labels: Labels) -> Iterator[Fact]:
    yield Fact("kind", _("Kind"), _organisation_kind(raw, labels))
    if raw.get("ward"):
        yield Fact("place", _("Place"), raw["ward"])


_FACTS = {
    "research": _research_facts,
    "training": _training_facts,
    "application-need": _need_facts,
    "training-need": _need_facts,
    "competition": _competition_facts,
    "organisation": _organisation_facts,
}


def _between(start: str, now: datetime, end: str) -> bool:
    return datetime.fromisoformat(start) <= now < datetime.fromisoformat(end)


def _deadline(label: str, moment: str) -> Fact:
    """With its time and zone; what is over is said to be."""
    when = timezone.localtime(datetime.fromisoformat(moment))
    if when < timezone.now():
        return Fact("closed", label, _("closed on %s") % date_format(when, "SHORT_DATE_FORMAT"), moment=when)
    shown = _("%s (Vietnam time)") % date_format(when, "SHORT_DATETIME_FORMAT")
    return Fact("deadline", label, shown, is_deadline=True, moment=when)


def fee(amount: int) -> str:
    return _("%s đồng") % number_format(amount, force_grouping=True) if amount else _("free of charge")


__all__ = ["KIND_LABELS", "Card", "Fact", "card", "cards", "fee"]
