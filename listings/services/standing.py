"""What is the site's and not the draft's is changed at once, also while an edit waits for review."""

from django.db import transaction

from history.context import current_user
from history.services import record_change
from listings.entries import write_listing_entries
from listings.models import Listing

STANDING = ("organisation", "external_id", "audience")
KIND = "standing"  # of the rows of history; figures of listings do not count them


@transaction.atomic
def change_standing(*, listing: Listing, by=None, **changes) -> None:
    """Changes the owner, the own number or the audience, at once for draft and public version alike.

    Each column that really changes is a row of history, `<key>/<column>`.
    """
    unknown = set(changes) - set(STANDING)
    if unknown:
        raise TypeError(f"not a listing's standing: {', '.join(sorted(unknown))}")
    before = type(listing).objects.select_related("organisation").get(pk=listing.pk)
    type(listing).objects.filter(pk=listing.pk).update(**changes)
    for name, value in changes.items():
        setattr(listing, name, value)
        record_change(
            key=f"{listing.key}/{name}",
            kind=KIND,
            organisation=f"organisation:{listing.organisation_id}",
            from_state=_short(getattr(before, name)),
            to_state=_short(value),
            by=by or current_user(),
            reason=f"{_words(getattr(before, name))} → {_words(value)}",
        )
    write_listing_entries(type(listing), [listing.pk])


def _short(value) -> str:
    """As a column of history holds it: a record by its number, a text by its beginning."""
    return str(getattr(value, "pk", value))[:20]


def _words(value) -> str:
    return getattr(value, "key", value) or "–"
