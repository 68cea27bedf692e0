"""The one way in for changes of listings, whether they come from a form, the admin, an import or the API."""

from django.db import transaction
from wagtail.log_actions import LogContext

from listings.entries import write_listing_entries
from listings.models import Listing

# What is the site's and not the draft's is changed at once, also while an edit waits for review.
STANDING = ("organisation", "external_id", "audience")


@transaction.atomic
def create_draft(*, listing: Listing, by=None) -> Listing:
    """Saves a new listing that nobody but its editors sees."""
    with LogContext(user=by):
        listing.live = False
        listing.full_clean()
        listing.save()
        listing.save_revision(user=by, log_action="wagtail.create")
    return listing


@transaction.atomic
def save_draft(*, listing: Listing, by=None) -> Listing:
    """Keeps an edit as the newest draft; what the public sees stays."""
    with LogContext(user=by):
        listing.full_clean()
        listing.save_revision(user=by, log_action=True)
    return listing


@transaction.atomic
def publish(*, listing: Listing, by=None) -> Listing:
    """Makes the newest draft public, at once or at its `go_live_at`."""
    with LogContext(user=by):
        revision = listing.get_latest_revision() or listing.save_revision(user=by)
        revision.publish(user=by, skip_permission_checks=True)
    listing.refresh_from_db()
    return listing


@transaction.atomic
def withdraw(*, listing: Listing, by=None) -> Listing:
    """Takes the listing from the public; its drafts and history stay."""
    with LogContext(user=by):
        listing.unpublish(user=by, log_action=True)
    listing.refresh_from_db()
    return listing


@transaction.atomic
def change_standing(*, listing: Listing, **changes) -> None:
    """Changes the owner, the own number or the audience, at once for draft and public version alike."""
    unknown = set(changes) - set(STANDING)
    if unknown:
        raise TypeError(f"not a listing's standing: {', '.join(sorted(unknown))}")
    type(listing).objects.filter(pk=listing.pk).update(**changes)
    for name, value in changes.items():
        setattr(listing, name, value)
    write_listing_entries(type(listing), [listing.pk])
