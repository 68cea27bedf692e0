"""Who is to be called, told only when both sides have said so."""

from django.db import transaction
from django.utils.translation import gettext as _

from enquiries.choices import Side, State
from enquiries.letters import tell
from enquiries.models import Contact, Enquiry
from enquiries.services.changing import locked
from enquiries.sides import writing_side
from organisations.refusals import Refused

LONGEST_PHONE = 30


@transaction.atomic
def share_contacts(*, enquiry: Enquiry, by, phone: str = "") -> None:
    """`by` is ready to be called by the other side: name, e-mail address and, if given, telephone."""
    side = writing_side(by, enquiry)
    if locked(enquiry).state not in (State.IN_DISCUSSION, State.AGREED):
        raise Refused(_("Contacts can be shared once both sides are talking."))
    if both_shared(enquiry):
        raise Refused(_("Both sides have shared their contacts already."))
    given = {"person": by, "phone": " ".join(phone.split())[:LONGEST_PHONE]}
    Contact.objects.update_or_create(enquiry=enquiry, side=side, defaults=given)
    if both_shared(enquiry):
        for each in Side:
            tell(enquiry, each, "contacts")
    else:
        tell(enquiry, side.other, "wants_contacts")


@transaction.atomic
def take_contacts_back(*, enquiry: Enquiry, by) -> None:
    """Until the other side has shared too: what was told cannot be untold."""
    side = writing_side(by, enquiry)
    locked(enquiry)
    if both_shared(enquiry):
        raise Refused(_("Both sides have shared their contacts already."))
    Contact.objects.filter(enquiry=enquiry, side=side).delete()


def both_shared(enquiry: Enquiry) -> bool:
    return Contact.objects.filter(enquiry=enquiry).count() == len(Side)
