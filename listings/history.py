"""Notes each change of a listing's derived state, whichever path made it: a service, the admin, the clock."""

from history.context import current_reason, current_user
from history.models import StateChange
from history.services import record_change
from history.workflow import follow_reviews
from listings.choices import State
from listings.models import Listing


def note_state(listing, reason: str = "", by=None) -> None:
    """Compares the state now with the last one noted, and writes a row when it differs.

    Belongs into the transaction of the change. A first row is written for a new listing, from nothing to its state.
    Without `by` and `reason` the row names who acts in the admin or a service, and why (`history.context`).
    """
    last = StateChange.objects.filter(key=listing.key).values_list("to_state", flat=True).first() or ""
    current = type(listing).objects.get(pk=listing.pk)
    record_change(
        key=listing.key,
        kind=listing.kind,
        organisation=f"organisation:{listing.organisation_id}",
        from_state=last,
        to_state=State(current.state()),
        by=by or current_user(),
        reason=reason or current_reason(),
    )


def connect() -> None:
    """Reviews and schedules change a state without saving the listing."""
    follow_reviews(Listing, note_state)
