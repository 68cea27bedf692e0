"""What nobody but its editors sees."""

from django.db import transaction
from wagtail.log_actions import LogContext

from listings.models import Listing


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
