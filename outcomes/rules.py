"""When there may be an outcome, and when a side's name may stand in it. Pure: the listings are given, by key."""

from collections.abc import Mapping

from enquiries.choices import Side, State as Enquired
from enquiries.models import Enquiry
from listings.choices import Audience
from listings.identifying import identifying, owner_of
from listings.models import Listing
from outcomes.choices import Publicity
from outcomes.models import Outcome

TEXTS = ("title_vi", "title_en", "text_vi", "text_en")


def has_agreed(enquiry: Enquiry) -> bool:
    """Both sides agreed, whether or not they have closed the enquiry since."""
    both = enquiry.asker_agreed_at is not None and enquiry.owner_agreed_at is not None
    return enquiry.state == Enquired.AGREED or (enquiry.state == Enquired.CLOSED and both)


def listing_key(enquiry: Enquiry, side: str) -> str:
    """The listing that a side brought: the owner's that was written to, the asker's offer where it gave one."""
    return enquiry.listing_key if side == Side.OWNER else enquiry.offer_key


def is_withheld(enquiry: Enquiry, side: str, listings: Mapping[str, Listing]) -> bool:
    """Whether the side's listing hides its name now, or the owner's hid it when the two began to talk and is gone."""
    listing = listings.get(listing_key(enquiry, side))
    if listing is None:
        return side == Side.OWNER and enquiry.is_withheld
    return listing.audience == Audience.WITHHELD


def is_named(outcome: Outcome, side: str, listings: Mapping[str, Listing]) -> bool:
    """Whether the public may read a side's name in the story."""
    return outcome.publicity(side) == Publicity.NAMED or not is_withheld(outcome.enquiry, side, listings)


def names_in(outcome: Outcome, side: str) -> list[str]:
    """What in the texts says who a side is, as it is written there."""
    texts = {column: getattr(outcome, column) for column in TEXTS}
    found = identifying(texts, owner_of(outcome.enquiry.organisation(side)))
    return list(dict.fromkeys(sign.text for sign in found))
