"""Letters before a listing leaves the public, one of each kind for each end."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from listings.expiry import LETTERS_BEFORE
from listings.letters import tell, writers_of
from listings.models import ExpiryLetter, Listing
from listings.renewal_links import listing_models, token_for
from mailing.letters import absolute


def remind(now: datetime | None = None) -> int:
    """Writes the letters that are due; how many listings were written about. Repeating it writes nothing twice.

    Where the worker stood still and both are due, only the nearer one goes out.
    """
    now = now or timezone.now()
    number, after = 0, timedelta(0)
    for before in sorted(LETTERS_BEFORE):
        for model in listing_models():
            for listing in _ending(model, now + after, now + before, before.days):
                number += _remind(listing, before.days, now)
        after = before
    return number


def _ending(model: type[Listing], start: datetime, end: datetime, days: int):
    """Those public listings that end in the window and were not written about; one query."""
    key = Concat(Value(f"{model.key_prefix}:"), Cast(OuterRef("pk"), CharField()))
    told = ExpiryLetter.objects.filter(key=key, expire_at=OuterRef("expire_at"), days=days)
    ending = model.objects.filter(~Exists(told), live=True, expire_at__gt=start, expire_at__lte=end)
    return ending.filter(is_demonstration=False).select_related("organisation").order_by("expire_at", "pk")


def _remind(listing: Listing, days: int, now: datetime) -> bool:
    with transaction.atomic():
        # The row is the proof that it was sent, and written first: of two workers, one makes it.
        told = {"key": listing.key, "expire_at": listing.expire_at, "days": days}
        _row, is_new = ExpiryLetter.objects.get_or_create(**told)
        if is_new:
            _write(listing, -(-(listing.expire_at - now) // timedelta(days=1)))
    return is_new


def _write(listing: Listing, days: int) -> None:
    for member in writers_of(listing.organisation_id):
        with override(member.language):
            renewal = absolute(reverse("renewal", kwargs={"token": token_for(listing, member)}))
        tell("expiring", listing, [member], renewal=renewal, days=days, expire_at=listing.expire_at)
