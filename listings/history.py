"""Notes each change of a listing's derived state, whichever path made it: a service, the admin, the clock."""

from wagtail.models import WorkflowState

from history.context import current_reason, current_user
from history.models import StateChange
from history.services import record_change
from history.workflow import follow_reviews
from listings.choices import State
from listings.models import Listing
from listings.pending import has_pending_draft

EDIT = "edit"  # kind of the rows; figures of listings do not count them


def note_state(listing, reason: str = "", by=None) -> None:
    """Compares the state now with the last one noted, and writes a row when it differs.

    Belongs into the transaction of the change. A first row is written for a new listing, from nothing to its state.
    Without `by` and `reason` the row names who acts in the admin or a service, and why (`history.context`).
    An edit of something published has rows of its own, `<key>/edit`: the listing's state stays the same meanwhile.
    """
    current = type(listing).objects.get(pk=listing.pk)
    state = State(current.state())
    common = {
        "organisation": f"organisation:{listing.organisation_id}",
        "by": by or current_user(),
        "reason": reason or current_reason(),
    }
    record_change(key=listing.key, kind=listing.kind, from_state=_last(listing.key), to_state=state, **common)
    key = f"{listing.key}/{EDIT}"
    last = _last(key)
    if state == State.PUBLISHED and (now := edit_state(current)) != (last or State.PUBLISHED):
        record_change(key=key, kind=EDIT, from_state=last, to_state=now, **common)


def edit_state(row: Listing) -> State:
    """How far the edit of something published is; published when there is none. `row` is as stored."""
    review = row.current_workflow_state
    if review is not None:
        return State.IN_REVIEW if review.status == WorkflowState.STATUS_IN_PROGRESS else State.SENT_BACK
    return State.DRAFT if has_pending_draft(row) else State.PUBLISHED


def _last(key: str) -> str:
    return StateChange.objects.filter(key=key).values_list("to_state", flat=True).first() or ""


def connect() -> None:
    """Reviews and schedules change a state without saving the listing."""
    follow_reviews(Listing, note_state)
