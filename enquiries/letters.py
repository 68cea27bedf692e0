"""Letters about an enquiry. None holds what was written in it, nor a name that its reader may not know."""

from django.urls import reverse
from django.utils.translation import override

from enquiries.models import Enquiry
from enquiries.wording import party
from listings.letters import writers_of
from mailing.letters import absolute, post
from organisations.letters import one_line


def tell(enquiry: Enquiry, side, what: str, **context) -> None:
    """One letter to each person who may write for that side; `what` names the occasion in templates/mail/enquiry."""
    organisation = enquiry.organisation(side)
    for reader in writers_of(organisation.pk):
        language = reader.language
        other = party(enquiry, side.other, language)
        with override(language):
            link = absolute(reverse("enquiry", args=[enquiry.pk]))
            reason = enquiry.get_decline_reason_display()
        given = {
            "what": what,
            "side": side.value,
            "title": one_line(enquiry.title(language)),
            "other": one_line(other.name),
            "other_is_verified": other.is_verified,
            "organisation": one_line(organisation.name(language)),
            "reason": reason,
            "link": link,
        }
        post(to=reader.email, name="enquiry", language=language, context=given | context)
