"""What pages show of enquiries: the listing that one is about, the box on its page, an organisation's promise."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _, ngettext

from enquiries.answering import RUNS_OUT, absence_now, promise_of
from enquiries.listings import visible_listing
from enquiries.models import Absence
from listings.choices import Audience
from listings.models import Listing
from organisations.models import Organisation
from portal.addresses import address


@dataclass(frozen=True)
class Linked:
    """`url` is empty where this reader may not see it (any more)."""

    title: str
    url: str


@dataclass(frozen=True)
class Box:
    """`is_own` is for members of the listing's organisation, who do not write to themselves."""

    is_own: bool
    promise: str
    absence: Absence | None


def listing_link(key: str, user, language: str) -> Linked:
    found = visible_listing(key, user) if key else None
    if found is None:
        return Linked("", "")
    return Linked(found.title(language), address(found.key, found.slug, language))


def listing_box(listing: Listing, user) -> Box:
    """Of a withheld name neither how fast it answers nor when it is away: either would tell whose it is. At most four
    queries."""
    is_own = user.is_authenticated and user.memberships.filter(organisation=listing.organisation_id).exists()
    if listing.audience == Audience.WITHHELD:
        return Box(is_own, "", None)
    return Box(is_own, promise_words(listing.organisation), absence_now(listing.organisation))


def promise_words(organisation: Organisation) -> str:
    """ "usually answers within 2 working days (median of 12 enquiries)"; nothing where too few are known."""
    promise = promise_of(organisation)
    if promise is None:
        return ""
    if promise.days >= RUNS_OUT:
        return _("usually does not answer within 14 working days")
    if promise.days < 1:
        said = _("usually answers on the same working day")
    else:
        days = number_format(promise.days, 1 if promise.days % 1 else 0)
        many = ngettext(
            "usually answers within %(days)s working day", "usually answers within %(days)s working days", promise.days
        )
        said = many % {"days": days}
    of = ngettext("median of %(count)d enquiry", "median of %(count)d enquiries", promise.enquiries)
    return f"{said} ({of % {'count': promise.enquiries}})"
