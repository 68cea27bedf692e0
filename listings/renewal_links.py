"""Mailed links that renew without signing in: one listing, or all that one letter names.

A link names what it renews, its present end and the member written to, signed together: after a renewal, after three
months, or once that person has left the organisation it does nothing more. The link to all names the letter, whose
listings and ends are kept in its rows: 120 of them make no address.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing

from listings.expiry import LETTERS_BEFORE, RENEWABLE_AFTER
from listings.keys import listings_of
from listings.models import ExpiryLetter, Listing
from organisations.access import Action, may
from organisations.models import Organisation, User

SALT = "listings.renewal"
SALT_OF_ALL = "listings.renewal.all"
VALID = max(LETTERS_BEFORE) + RENEWABLE_AFTER + timedelta(days=1)


@dataclass(frozen=True)
class Renewal:
    listing: Listing
    member: User
    is_open: bool  # false once it was renewed, by this link or otherwise


@dataclass(frozen=True)
class RenewalOfAll:
    """`listings` are those of the letter that are there still; `open` those of them whose end is still the letter's."""

    organisation: Organisation
    member: User
    listings: list[Listing]
    open: list[Listing]


def token_for(listing: Listing, member: User) -> str:
    return signing.dumps([listing.key, int(listing.expire_at.timestamp()), member.pk], salt=SALT, compress=False)


def token_for_all(organisation: Organisation, at: datetime, member: User) -> str:
    """`at` is when the letter was written, as its rows say."""
    return signing.dumps([organisation.pk, at.isoformat(), member.pk], salt=SALT_OF_ALL, compress=False)


def read_token(token: str) -> Renewal | None:
    """None for whatever is altered, too old, of a listing that is gone or of a person who may not write any more."""
    try:
        key, end, number = signing.loads(token, salt=SALT, max_age=VALID)
    except signing.BadSignature:
        return None
    listing = listings_of([key]).get(key)
    member = User.objects.filter(pk=number).first()
    if not listing or not member or not may(member, Action.WRITE, listing.organisation_id):
        return None
    return Renewal(listing, member, _has_end(listing, end))


def read_token_of_all(token: str) -> RenewalOfAll | None:
    """None as `read_token` says, and where nothing of the letter is the organisation's any more."""
    try:
        number, at, person = signing.loads(token, salt=SALT_OF_ALL, max_age=VALID)
    except signing.BadSignature:
        return None
    organisation = Organisation.objects.filter(pk=number).first()
    member = User.objects.filter(pk=person).first()
    if not organisation or not member or not may(member, Action.WRITE, organisation):
        return None
    rows = ExpiryLetter.objects.filter(at=datetime.fromisoformat(at)).order_by("expire_at", "key")
    ends = dict(rows.values_list("key", "expire_at"))  # of one pass, which may have written to other organisations too
    found = [row for row in listings_of(ends).values() if row.organisation_id == organisation.pk]
    if not found:
        return None
    still = [row for row in found if _has_end(row, int(ends[row.key].timestamp()))]
    return RenewalOfAll(organisation, member, found, still)


def _has_end(listing: Listing, end: int) -> bool:
    return listing.expire_at is not None and int(listing.expire_at.timestamp()) == end
