"""A mailed link that renews one listing without signing in.

It names the listing, its present end and the member written to, signed together: after a renewal, after three months,
or once that person has left the organisation it does nothing more.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.apps import apps
from django.core import signing

from listings.expiry import LETTERS_BEFORE, RENEWABLE_AFTER
from listings.models import Listing
from organisations.access import Action, may
from organisations.models import User

SALT = "listings.renewal"
VALID = max(LETTERS_BEFORE) + RENEWABLE_AFTER + timedelta(days=1)


@dataclass(frozen=True)
class Renewal:
    listing: Listing
    member: User
    is_open: bool  # false once it was renewed, by this link or otherwise


def token_for(listing: Listing, member: User) -> str:
    return signing.dumps([listing.key, int(listing.expire_at.timestamp()), member.pk], salt=SALT, compress=False)


def read_token(token: str) -> Renewal | None:
    """None for whatever is altered, too old, of a listing that is gone or of a person who may not write any more."""
    try:
        key, end, number = signing.loads(token, salt=SALT, max_age=VALID)
    except signing.BadSignature:
        return None
    prefix, _colon, pk = key.partition(":")
    model = next((model for model in listing_models() if model.key_prefix == prefix), None)
    listing = model and model.objects.select_related("organisation").filter(pk=pk).first()
    member = User.objects.filter(pk=number).first()
    if not listing or not member or not may(member, Action.WRITE, listing.organisation_id):
        return None
    return Renewal(listing, member, listing.expire_at is not None and int(listing.expire_at.timestamp()) == end)


def listing_models() -> list[type[Listing]]:
    """Every kind of listing that is installed, in the order of the apps."""
    return [model for model in apps.get_models() if issubclass(model, Listing)]
