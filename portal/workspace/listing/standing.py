"""Where a listing stands, in words with dates, and what comes next."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from listings.choices import State
from listings.comparison import differs
from listings.expiry import is_renewable
from listings.history import edit_state
from listings.models import Listing
from listings.pending import has_pending_draft
from listings.readiness import lacking
from listings.steps import Step, possible


@dataclass(frozen=True)
class Standing:
    """`edit` is the state of the edit of something published; `lacking` is by column, while it can be submitted."""

    state: State
    edit: State
    said: str
    next: str
    steps: frozenset[Step]
    lacking: dict[str, str] = field(default_factory=dict)

    @property
    def has_edit(self) -> bool:
        return self.state == State.PUBLISHED and self.edit != State.PUBLISHED


def standing_of(row: Listing, draft: Listing, now: datetime | None = None) -> Standing:
    """`row` as it is stored, `draft` its newest version."""
    now = now or timezone.now()
    state, edit = State(row.state(now)), State(edit_state(row))
    if edit == State.DRAFT and not differs(draft, row):
        edit = State.PUBLISHED
    steps = possible(
        state=state,
        edit=edit,
        is_locked=row.locked,
        is_renewable=is_renewable(expire_at=row.expire_at, now=now),
        is_changed=has_pending_draft(row),
    )
    gaps = lacking(draft) if Step.SUBMIT in steps else {}
    return Standing(state, edit, _said(row, state), _next(row, state, edit, steps, gaps), steps, gaps)


def _said(row: Listing, state: State) -> str:
    review = row.current_workflow_state
    began, decided = _span(review)
    since, until = _day(row.first_published_at), _day(row.expire_at)
    public = _("Public since %(since)s and shown until %(until)s.") if row.expire_at else _("Public since %(since)s.")
    return {
        State.PUBLISHED: public % {"since": since, "until": until},
        State.SCHEDULED: _("Approved; it goes public on %s (Vietnam time).") % _moment(row.go_live_at),
        State.EXPIRED: _("It was shown until %s and is not public any more.") % until,
        State.IN_REVIEW: _("Submitted on %s.") % began,
        State.SENT_BACK: _("The city's editors asked for changes on %s.") % decided,
        State.WITHDRAWN: _("It was withdrawn and is not public any more."),
        State.DRAFT: _("A draft that nobody outside your organisation sees."),
    }[state]


def _span(review) -> tuple[str, str]:
    """When the last round of a review began and ended."""
    task_state = review.current_task_state if review else None
    return (_moment(task_state.started_at), _moment(task_state.finished_at)) if task_state else ("–", "–")


def _next(row: Listing, state: State, edit: State, steps, gaps: dict) -> str:
    phase = edit if state == State.PUBLISHED else state
    waits = _("It waits for the city's editors. While they look at it, it cannot be changed: take it back first.")
    if phase == State.IN_REVIEW and not row.organisation.is_verified:
        waits = _("It waits for the editors, and it can be approved once your organisation is verified.")
    rules = (
        (row.locked, _("An editor of the city has locked it for the moment.")),
        (phase == State.IN_REVIEW, waits),
        (phase == State.SENT_BACK, _("Change what the comments say, then submit it again.")),
        (Step.RENEW in steps, _("If it still holds, renew it.")),
        (gaps, _("Before you can submit it, something is lacking.")),
        (phase == State.PUBLISHED, ""),
        (state == State.PUBLISHED, _("Your change is a draft: submit it when it is ready.")),
        (state == State.SCHEDULED, _("Nothing to do until then.")),
    )
    ready = _("Submit it when it is ready; the city's editors look at it before it goes public.")
    return next((said for holds, said in rules if holds), ready)


def _day(when: datetime | None) -> str:
    return date_format(timezone.localtime(when), "SHORT_DATE_FORMAT") if when else "–"


def _moment(when: datetime | None) -> str:
    return date_format(timezone.localtime(when), "SHORT_DATETIME_FORMAT") if when else "–"
