"""What a record is to search: plain data that each app makes from its own models."""

from collections.abc import Mapping
from dataclasses import dataclass, field

LANGUAGES = ("vi", "en")
OFFER, NEED, OTHER = "offer", "need", "other"
SIDES = {
    "research": OFFER,
    "training": OFFER,
    "application-need": NEED,
    "training-need": NEED,
    "competition": OTHER,
    "organisation": OTHER,
}
KINDS = tuple(SIDES)
# What a record of a kind may be matched with: a course does not answer a need for software.
ANSWERS = {
    "research": ("application-need",),
    "training": ("training-need", "application-need"),
    "application-need": ("research", "training"),
    "training-need": ("training",),
}

PUBLIC, WITHHELD, MEMBERS = "public", "withheld", "members"
AUDIENCES = (PUBLIC, WITHHELD, MEMBERS)


@dataclass(frozen=True)
class Text:
    """The text of a record in one language, NFC."""

    title: str = ""
    summary: str = ""
    body: str = ""

    def whole(self) -> str:
        return "\n".join(part for part in (self.title, self.summary, self.body) if part)


@dataclass(frozen=True)
class Traits:
    """What is compared beside words, for filters, facets and the second stage of matching.

    `trl` is 1–9: an offer's own, or the least that a need asks for. Times are seconds since 1970 in UTC.
    """

    fields: tuple[str, ...] = ()
    techniques: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    organisation: str = ""  # empty when the name is withheld
    organisation_kind: str = ""
    verified: bool = False
    trl: int | None = None
    band: str = ""
    modes: tuple[str, ...] = ()
    level: str = ""
    place: str = ""
    starts_at: int | None = None
    closes_at: int | None = None
    published_at: int = 0
    must_haves: tuple[str, ...] = ()


@dataclass(frozen=True)
class SearchDocument:
    """One record. `key` is `research:12`; `names` are words that lead to it beside its text (organisation,
    scientists, labels of its terms, places). `card` is what the public may see of it, no more.

    It is visible from `visible_from` until before `visible_until` (seconds since 1970; None is without end).
    """

    key: str
    kind: str
    texts: Mapping[str, Text]
    traits: Traits = field(default_factory=Traits)
    names: tuple[str, ...] = ()
    card: Mapping[str, object] = field(default_factory=dict)
    audience: str = PUBLIC
    visible_from: int | None = None
    visible_until: int | None = None

    @property
    def side(self) -> str:
        return SIDES[self.kind]

    def text(self, language: str) -> Text:
        """The text that a reader of `language` is shown: theirs, or the other one where theirs is missing."""
        return self.texts.get(language_shown(self.texts, language), Text())


def text_shown(texts: Mapping[str, Mapping[str, str]], language: str) -> tuple[str, Text]:
    """The stored text that a reader of `language` is shown, after the language that it is in."""
    code = language_shown(texts, language)
    return code, Text(**texts.get(code, {}))


def language_shown(texts: Mapping[str, object], language: str) -> str:
    """The language in which a reader of `language` is shown a record that has these texts: theirs where it can be."""
    return next((code for code in (language, *LANGUAGES) if code in texts), language)
