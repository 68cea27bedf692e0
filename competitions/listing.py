"""The public list of competitions: what can be entered, is to come or is over; by field and by whom it is for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from competitions.choices import Eligible, PhaseKind
from competitions.models import CompetitionPage
from competitions.phases import Span, current, entry_deadline
from taxonomy.models import Field


class When(models.TextChoices):
    OPEN = "open", _("Open or under way")
    UPCOMING = "upcoming", _("Upcoming")
    PAST = "past", _("Past")


@dataclass(frozen=True)
class Listed:
    """`page` is in the reader's language. `deadline` is until when one can take part, `days_left` None once it is
    over."""

    page: CompetitionPage
    when: When
    running: Sequence[Span]
    deadline: datetime | None
    days_left: int | None
    fields: Sequence[Field]
    audiences: frozenset[str]

    @property
    def is_open(self) -> bool:
        return self.days_left is not None


def standing(spans: Iterable[Span], now: datetime) -> When:
    """Upcoming before the first phase but the announcement, past once all but the follow-up are over."""
    spans = list(spans)
    entry = [span for span in spans if span.kind != PhaseKind.ANNOUNCEMENT] or spans
    if not spans or now < min(span.starts_at for span in entry):
        return When.UPCOMING
    work = [span for span in spans if span.kind != PhaseKind.FOLLOW_UP] or spans
    return When.PAST if now >= max(span.ends_at for span in work) else When.OPEN


def listed(pages: Iterable[CompetitionPage], now: datetime) -> list[Listed]:
    """What can still be entered first, the most urgent of it at the top; then the others, the newest first. Four
    queries, however many there are."""
    pages = list(pages)
    shared = {page.translation_key: page for page in _primaries(pages)}
    found = [_one(page, shared.get(page.translation_key, page), now) for page in pages]
    still = sorted((each for each in found if each.is_open), key=lambda each: each.deadline)
    over = [each for each in found if not each.is_open]
    over.sort(key=lambda each: each.deadline.timestamp() if each.deadline else 0, reverse=True)
    return [*still, *over]


def choices(found: Iterable[Listed]) -> dict[str, list[tuple[str, str]]]:
    """(value, label) of what can be chosen: only what some competition has."""
    found = list(found)
    fields = {field.slug: str(field) for each in found for field in each.fields}
    audiences = {value for each in found for value in each.audiences}
    return {
        "when": [(value, label) for value, label in When.choices if any(each.when == value for each in found)],
        "field": sorted(fields.items(), key=lambda pair: pair[1]),
        "audience": [(value, label) for value, label in Eligible.choices if value in audiences],
    }


def chosen(found: Iterable[Listed], given: Mapping[str, str]) -> list[Listed]:
    """Those that fit `when`, `field` and `audience`; a value that is none of the choices is as if it was not given. A
    competition that names nobody is for everybody."""
    when, field, audience = (given.get(name, "") for name in ("when", "field", "audience"))
    found = list(found)
    known = {name: {value for value, _label in pairs} for name, pairs in choices(found).items()}
    if when in known["when"]:
        found = [each for each in found if each.when == when]
    if field in known["field"]:
        found = [each for each in found if field in {term.slug for term in each.fields}]
    if audience in known["audience"]:
        found = [each for each in found if not each.audiences or audience in each.audiences]
    return found


def _primaries(pages: Iterable[CompetitionPage]):
    """The pages that carry what the translations share."""
    keys = [page.translation_key for page in pages]
    rows = CompetitionPage.objects.filter(translation_key__in=keys, locale__language_code=settings.LANGUAGE_CODE)
    return rows.prefetch_related("phases", "tracks", "fields")


def _one(page: CompetitionPage, shared: CompetitionPage, now: datetime) -> Listed:
    spans = [phase.span() for phase in shared.phases.all()]
    deadline = entry_deadline(spans)
    return Listed(
        page=page,
        when=standing(spans, now),
        running=current(spans, now),
        deadline=deadline,
        days_left=(deadline - now).days if deadline and deadline > now else None,
        fields=list(shared.fields.all()),
        audiences=frozenset(value for track in shared.tracks.all() for value in track.eligible),
    )
