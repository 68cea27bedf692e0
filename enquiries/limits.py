"""How much may be written. Counted in the database, where two requests at once cannot both be the last one allowed."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from enquiries.choices import Side
from enquiries.models import Enquiry, Message
from organisations.models import Organisation
from organisations.refusals import Refused

DAY = timedelta(days=1)
UNVERIFIED_IN_ALL = 3  # enquiries of an organisation that nobody has checked
PERSON_A_DAY, ORGANISATION_A_DAY = 10, 30  # enquiries
MESSAGES_PERSON_A_DAY, MESSAGES_SIDE_A_DAY = 100, 20  # the second in one enquiry


def ask_may_begin(asker: Organisation, by) -> None:
    """Refused beyond the limits of the organisation and of the person. At most three queries."""
    sent = Enquiry.objects.filter(asker=asker)
    if left(asker) == 0:
        raise Refused(
            _("An organisation that is not verified yet may send three enquiries in all. Ask for verification first.")
        )
    since = timezone.now() - DAY
    if Enquiry.objects.filter(asked_by=by, sent_at__gt=since).count() >= PERSON_A_DAY:
        raise Refused(_("You have sent as many enquiries as one person may in a day. Please go on tomorrow."))
    if sent.filter(sent_at__gt=since).count() >= ORGANISATION_A_DAY:
        raise Refused(_("Your organisation has sent its enquiries for today. Please go on tomorrow."))


def left(asker: Organisation) -> int | None:
    """How many enquiries an organisation that is not verified may still send; None where nothing bounds it."""
    if asker.is_verified:
        return None
    return max(0, UNVERIFIED_IN_ALL - Enquiry.objects.filter(asker=asker).count())


def ask_may_say(enquiry: Enquiry, side: Side, by) -> None:
    recent = Message.objects.filter(sent_at__gt=timezone.now() - DAY)
    if recent.filter(enquiry=enquiry, side=side).count() >= MESSAGES_SIDE_A_DAY:
        raise Refused(_("Your side has written twenty messages here today. Please go on tomorrow."))
    if recent.filter(author=by).count() >= MESSAGES_PERSON_A_DAY:
        raise Refused(_("You have written as many messages as one person may in a day. Please go on tomorrow."))
