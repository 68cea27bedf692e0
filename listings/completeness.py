"""How much of what a reader wants to know a listing says, and what would help them most next. Pure."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from search.documents import LANGUAGES


@dataclass(frozen=True)
class Aspect:
    """Something that a reader wants to know; said when any of its columns (without language) has a value."""

    columns: tuple[str, ...]
    weight: int
    advice: str | Promise


@dataclass(frozen=True)
class Completeness:
    """`score` is 0–100, `next` the weightiest thing not said yet, None when all is said."""

    score: int
    next: Aspect | None


# Title, summary, field and contact are what nobody can do without: half of the whole. A reader decides on the card
# whether to open a listing at all, so the summary weighs most.
_COMMON = (
    Aspect(("title",), 10, _("Give it a title.")),
    Aspect(("summary",), 16, _("Write a summary: it stands on the card in every list.")),
    Aspect(("fields",), 12, _("Choose a field: people narrow lists by it.")),
    Aspect(("contact_email", "contact_phone"), 12, _("Say how you can be reached.")),
)
# A picture says that there is something to look at; it is weighed low, because much that is good has none.
_COVER = Aspect(("cover",), 3, _("Add a picture of it in use."))
_TECHNIQUES = Aspect(("techniques",), 3, _("Choose the AI techniques: experts look for them."))

_RESEARCH = (
    # Who takes a risk with a new product asks how sure it is: evidence comes before everything that praises it.
    Aspect(("evidence",), 12, _("Say what was measured, and under which conditions.")),
    Aspect(("body",), 9, _("Explain what it does to somebody who would use it.")),
    Aspect(("trl",), 7, _("Say how far it is (TRL): needs ask for it.")),
    Aspect(("deployments",), 6, _("Say where it is used already.")),
    Aspect(("data_needed", "integration"), 4, _("Say which data and machines it needs.")),
    Aspect(("cooperation",), 3, _("Say what you look for: a licence, a pilot, joint research.")),
    Aspect(("price_band",), 3, _("Give a range of the price.")),
    _COVER,
    _TECHNIQUES,
)
_TRAINING = (
    # When, how long, for whom and how much are the first questions about a course.
    Aspect(("intakes",), 9, _("Add the next date on which it starts.")),
    Aspect(("outcomes",), 9, _("Say what people can do afterwards.")),
    Aspect(("audiences",), 7, _("Say for whom it is.")),
    Aspect(("fee",), 7, _("Say what it costs; 0 is free of charge.")),
    Aspect(("level",), 5, _("Give the level.")),
    Aspect(("mode",), 4, _("Say whether it is online or in person.")),
    Aspect(("workload_hours",), 4, _("Say how many hours it takes.")),
    Aspect(("body",), 3, _("Say what happens in the course.")),
    Aspect(("certificate",), 2, _("Say which certificate people get.")),
)
_APPLICATION_NEED = (
    # Those who answer ask what would count as success before they ask anything else.
    Aspect(("outcome",), 11, _("Say what would count as success, with a number.")),
    Aspect(("present",), 9, _("Say how much and how often: rough figures are enough.")),
    Aspect(("body",), 7, _("Tell what happens today and what goes wrong.")),
    Aspect(("budget_band",), 7, _("Give a range of the budget: few answer without one.")),
    Aspect(("data_available",), 6, _("Say which data is there.")),
    Aspect(("users",), 4, _("Say who has the problem.")),
    Aspect(("must_haves",), 3, _("Say what it must have.")),
    Aspect(("closes_at", "timeline"), 3, _("Say when it should begin, or until when you take answers.")),
)
_TRAINING_NEED = (
    Aspect(("roles",), 10, _("Say who is to be trained.")),
    Aspect(("headcount",), 9, _("Say how many people: it decides the form and the price.")),
    Aspect(("outcome",), 8, _("Say what they should be able to do afterwards.")),
    Aspect(("level_now",), 6, _("Say what they know now.")),
    Aspect(("mode",), 5, _("Say whether it should be online or in person.")),
    Aspect(("budget_band",), 5, _("Give a range of the budget: few answer without one.")),
    Aspect(("starts_on", "timeline"), 4, _("Say when it should start.")),
    Aspect(("body",), 3, _("Tell what happens today and what goes wrong.")),
)
ASPECTS: dict[str, tuple[Aspect, ...]] = {
    "research": _COMMON + _RESEARCH,
    "training": _COMMON + _TRAINING,
    "application-need": _COMMON + _APPLICATION_NEED,
    "training-need": _COMMON + _TRAINING_NEED,
}


def completeness(kind: str, said: Collection[str]) -> Completeness:
    """Of a kind of `search.documents.KINDS`, from the columns (without language) that have a value."""
    aspects = ASPECTS[kind]
    missing = [aspect for aspect in aspects if not any(column in said for column in aspect.columns)]
    score = 100 - sum(aspect.weight for aspect in missing)
    return Completeness(score, max(missing, key=lambda aspect: aspect.weight, default=None))


def said(listing) -> set[str]:
    """The columns of a draft that have a value, in either language, relations included."""
    found, known = set(), {field.name for field in listing._meta.get_fields()}
    for column in {column for aspect in ASPECTS[listing.kind] for column in aspect.columns}:
        names = [column] if column in known else [f"{column}_{code}" for code in LANGUAGES]
        if any(_has_value(getattr(listing, name)) for name in names):
            found.add(column)
    return found


def _has_value(value) -> bool:
    if hasattr(value, "all"):
        return bool(value.all())
    if isinstance(value, str):
        return bool(value.strip())
    return value is not None and value is not False and value != []  # a fee of 0 is one


__all__ = ["ASPECTS", "Aspect", "Completeness", "completeness", "said"]
