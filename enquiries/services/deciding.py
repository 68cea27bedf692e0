"""What the sides decide: to talk, to agree, to decline, to end it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enquiries.choices import OPEN, TALKING, UNANSWERED, Reason, Side, State
from enquiries.letters import tell
from enquiries.models import Enquiry
from enquiries.services.changing import locked, move
from enquiries.sides import writing_side
from organisations.refusals import Refused


@transaction.atomic
def accept(*, enquiry: Enquiry, by) -> None:
    """The owner wants to talk. A withheld name is told to this one asker from now on."""
    side = writing_side(by, enquiry)
    _only(side, Side.OWNER)
    if locked(enquiry).state not in UNANSWERED:
        raise Refused(_("This enquiry was answered already."))
    now = timezone.now()
    move(
        enquiry,
        State.IN_DISCUSSION,
        by=by,
        waits_for=Side.ASKER,
        accepted_at=now,
        answered_at=enquiry.answered_at or now,
    )
    tell(enquiry, Side.ASKER, "accepted")


@transaction.atomic
def agree(*, enquiry: Enquiry, by) -> None:
    """One side says that they have come to an agreement; it is one once the other says so too."""
    side = writing_side(by, enquiry)
    if locked(enquiry).state != State.IN_DISCUSSION:
        raise Refused(_("Only what is being discussed can be agreed."))
    if enquiry.agreed_at(side):
        raise Refused(_("Your side has agreed already; the other one has to."))
    columns = {f"{side.value}_agreed_at": timezone.now()}
    if enquiry.agreed_at(side.other):
        move(enquiry, State.AGREED, by=by, **columns)
        for each in Side:
            tell(enquiry, each, "agreed")
    else:
        move(enquiry, State.IN_DISCUSSION, by=by, waits_for=side.other, **columns)
        tell(enquiry, side.other, "wants_to_agree")


@transaction.atomic
def decline(*, enquiry: Enquiry, by, reason: str) -> None:
    """The owner says no, for one of the reasons in `choices.Reason`. It is their first answer where there was none."""
    side = writing_side(by, enquiry)
    _only(side, Side.OWNER)
    if reason not in Reason.values:
        raise Refused(_("Choose why you decline."))
    if locked(enquiry).state not in OPEN:
        raise Refused(_("This enquiry is over already."))
    move(
        enquiry,
        State.DECLINED,
        by=by,
        reason=reason,
        decline_reason=reason,
        answered_at=enquiry.answered_at or timezone.now(),
    )
    tell(enquiry, Side.ASKER, "declined")


@transaction.atomic
def close(*, enquiry: Enquiry, by) -> None:
    """Ends it without a verdict: the asker at any time, the owner once they have talked."""
    side = writing_side(by, enquiry)
    state = locked(enquiry).state
    if state not in TALKING or (side == Side.OWNER and state in UNANSWERED):
        raise Refused(_("This enquiry cannot be closed now."))
    move(enquiry, State.CLOSED, by=by)
    tell(enquiry, side.other, "closed")


def _only(side: Side, wanted: Side) -> None:
    if side != wanted:
        raise PermissionDenied
