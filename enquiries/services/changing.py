"""What the services share: an enquiry is changed under its lock, and each new state is a dated row."""

from django.utils import timezone

from enquiries.choices import State
from enquiries.models import Enquiry
from history.services import record_change

KIND = "enquiry"  # of the rows of history


def locked(enquiry: Enquiry) -> Enquiry:
    """Two presses at once are judged one after the other, each by what is stored then."""
    Enquiry.objects.select_for_update().only("pk").get(pk=enquiry.pk)
    enquiry.refresh_from_db()
    return enquiry


def note(enquiry: Enquiry, before: str, *, by=None, reason: str = "") -> None:
    """In the name of the organisation that asked: the owner's may be withheld."""
    record_change(
        key=enquiry.key,
        kind=KIND,
        organisation=enquiry.asker.key,
        from_state=before,
        to_state=enquiry.state,
        by=by,
        reason=reason,
    )


def move(enquiry: Enquiry, to: State, *, by=None, reason: str = "", waits_for: str = "", **columns) -> None:
    """Saves the columns too. Nothing is noted where the state stays."""
    before = enquiry.state
    if to != before:
        enquiry.state, enquiry.state_at = to, timezone.now()
    enquiry.waits_for = waits_for
    for name, value in columns.items():
        setattr(enquiry, name, value)
    enquiry.save()
    note(enquiry, before, by=by, reason=reason)
