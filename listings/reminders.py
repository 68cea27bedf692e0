"""Letters before listings leave the public: one for an organisation and a day, about each end once for each kind."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from listings.expiry import LETTERS_BEFORE
from listings.keys import listing_models
from listings.letters import listings_page, tell, writers_of
from listings.models import ExpiryLetter, Listing
from listings.renewal_links import token_for, token_for_all
from mailing.letters import absolute, post
from organisations.models import Organisation, User


def remind(now: datetime | None = None) -> int:
    """Writes the letters that are due; how many listings were written about. Repeating it writes nothing twice.

    All that ends on one day is due at that day's beginning, so that it stands in one letter. Where the worker stood
    still and both letters are due, only the nearer one goes out.
    """
    now = now or timezone.now()
    due, after = defaultdict(list), now
    for before in sorted(LETTERS_BEFORE):
        end = _end_of_day(now + before)
        for model in listing_models():
            for listing in _ending(model, after, end, before.days):
                due[listing.organisation].append((listing, before.days))
        after = end
    return sum(_remind(organisation, ending, now) for organisation, ending in due.items())


def _end_of_day(moment: datetime) -> datetime:
    tomorrow = timezone.localdate(moment) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time.min))


def _ending(model: type[Listing], start: datetime, end: datetime, days: int):
    """Those public listings that end in the window and were not written about; one query."""
    key = Concat(Value(f"{model.key_prefix}:"), Cast(OuterRef("pk"), CharField()))
    told = ExpiryLetter.objects.filter(key=key, expire_at=OuterRef("expire_at"), days=days)
    ending = model.objects.filter(~Exists(told), live=True, expire_at__gt=start, expire_at__lt=end)
    return ending.filter(is_demonstration=False).select_related("organisation").order_by("expire_at", "pk")


@transaction.atomic
def _remind(organisation: Organisation, ending: Sequence[tuple[Listing, int]], now: datetime) -> int:
    # Of two workers, the second waits here, and then sees what the first has written.
    Organisation.objects.select_for_update().only("pk").get(pk=organisation.pk)
    told = set(
        ExpiryLetter.objects.filter(key__in=[listing.key for listing, _days in ending]).values_list(
            "key", "expire_at", "days"
        )
    )
    new = [(listing, days) for listing, days in ending if (listing.key, listing.expire_at, days) not in told]
    rows = [ExpiryLetter(key=each.key, expire_at=each.expire_at, days=days, at=now) for each, days in new]
    ExpiryLetter.objects.bulk_create(rows)
    listings = sorted((listing for listing, _days in new), key=lambda listing: (listing.expire_at, listing.key))
    if listings:
        for member in writers_of(organisation.pk):
            (_write_one if len(listings) == 1 else _write_all)(listings, member, now)
    return len(listings)


def _write_one(listings: Sequence[Listing], member: User, now: datetime) -> None:
    (listing,) = listings
    days = -(-(listing.expire_at - now) // timedelta(days=1))
    tell("expiring", listing, [member], renewal=_link(listing, member), days=days, expire_at=listing.expire_at)


def _write_all(listings: Sequence[Listing], member: User, now: datetime) -> None:
    organisation = listings[0].organisation
    with override(member.language):
        told = [
            {"title": each.title(member.language), "expire_at": each.expire_at, "renewal": _link(each, member)}
            for each in listings
        ]
        everything = absolute(reverse("renewal_of_all", kwargs={"token": token_for_all(organisation, now, member)}))
        name = organisation.name(member.language)
    context = {
        "listings": told,
        "number": len(told),
        "first_end": listings[0].expire_at,
        "organisation": name,
        "renewal": everything,
        "page": listings_page(organisation, member.language),
    }
    post(to=member.email, name="listings_expiring", language=member.language, context=context)


def _link(listing: Listing, member: User) -> str:
    with override(member.language):
        return absolute(reverse("renewal", kwargs={"token": token_for(listing, member)}))
