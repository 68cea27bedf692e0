"""Notes each change of a listing's derived state, whichever path made it: a service, the admin, the clock."""

from django.conf import settings
from wagtail.log_actions import get_active_log_context

from history.models import StateChange
from history.services import record_change
from listings.choices import State


def note_state(listing, reason: str = "") -> None:
    """Compares the state now with the last one noted, and writes a row when it differs.

    Belongs into the transaction of the change. A first row is written for a new listing, from nothing to its state.
    """
    last = StateChange.objects.filter(key=listing.key).values_list("to_state", flat=True).first() or ""
    current = type(listing).objects.get(pk=listing.pk)
    record_change(
        key=listing.key,
        kind=listing.kind,
        organisation=f"organisation:{listing.organisation_id}",
        from_state=last,
        to_state=State(current.state()),
        by=_who(),
        reason=reason,
    )


def _who():
    user = get_active_log_context().user
    return user if user is not None and user._meta.label == settings.AUTH_USER_MODEL and user.pk else None
