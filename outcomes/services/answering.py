"""The other side says that it is so, or that it is not."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enquiries.sides import writing_side
from organisations.refusals import Refused
from outcomes import letters
from outcomes.choices import State
from outcomes.models import Outcome
from outcomes.services.recording import refuse_other_version
from outcomes.services.rows import let_be_told, locked, moved, refuse_names


@transaction.atomic
def confirm(*, outcome: Outcome, by, publicity: str, version: int) -> Outcome:
    """By the side that did not write it, of the version that it read."""
    row, side = _asked(outcome, by, version)
    let_be_told(row, side, publicity, by=by)
    refuse_names(row)
    row.confirmed_by, row.confirmed_at = by, timezone.now()
    moved(row, State.CONFIRMED, side=side, by=by)
    letters.tell(row, side.other, "confirmed")
    return row


@transaction.atomic
def dispute(*, outcome: Outcome, by, reason: str, version: int) -> Outcome:
    """The side that wrote it reads the reason and corrects it; so may the one that disputes it."""
    if not reason.strip():
        raise Refused(_("Say what is not right."))
    row, side = _asked(outcome, by, version)
    row.dispute = reason.strip()
    moved(row, State.DISPUTED, side=side, by=by, reason=row.dispute)
    letters.tell(row, side.other, "disputed")
    return row


def _asked(outcome: Outcome, by, version: int):
    row = locked(outcome)
    side = writing_side(by, row.enquiry)
    refuse_other_version(row, version)
    if row.state != State.PROPOSED or row.waits_for != side:
        raise Refused(_("There is nothing here for your side to confirm: see how it stands now."))
    return row, side
