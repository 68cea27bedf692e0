"""What the public sees, and until when."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.unpublish import UnpublishAction
from wagtail.log_actions import LogContext, log

from history.context import because
from history.services import record_change
from listings.choices import State
from listings.expiry import is_renewable
from listings.models import Listing
from listings.pending import has_pending_draft, write_into_drafts
from listings.refusals import Refusal
from listings.rights import ask_to_write
from listings.services.submission import take_back

RENEWAL = "renewal"  # kind of the rows of history; figures of listings do not count them


@transaction.atomic
def publish(*, listing: Listing, by=None) -> Listing:
    """Makes the newest draft public, at once or at its `go_live_at`."""
    with LogContext(user=by):
        revision = listing.get_latest_revision() or listing.save_revision(user=by)
        revision.publish(user=by, skip_permission_checks=True)
    listing.refresh_from_db()
    return listing


@transaction.atomic
def withdraw(*, listing: Listing, by=None, reason: str = "") -> Listing:
    """Takes the listing from the public; its drafts and history stay. A review of an edit or a schedule ends too,
    so that nothing brings it back by itself."""
    ask_to_write(by, listing)
    with LogContext(user=by), because(reason):
        take_back(listing=listing, by=by)
        for revision in listing.revisions.filter(approved_go_live_at__isnull=False):
            revision.approved_go_live_at = None
            revision.save(user=by, update_fields=["approved_go_live_at"])
        listing.refresh_from_db()
        # A member has no rights of Wagtail's own; theirs were asked for above.
        UnpublishAction(listing, user=by, log_action=True).execute(skip_permission_checks=True)
    listing.refresh_from_db()
    return listing


@transaction.atomic
def renew(*, listing: Listing, by=None) -> Listing:
    """Shows a listing for another term, without review: it still holds. A second click changes nothing.

    One that expired comes back if nothing of it was changed since, within `expiry.RENEWABLE_AFTER`. Raises Refusal.
    """
    ask_to_write(by, listing)
    row = type(listing).objects.select_for_update().get(pk=listing.pk)
    now = timezone.now()
    state = row.state(now)
    if state not in (State.PUBLISHED, State.EXPIRED):
        raise Refusal(_("Only what is published or has expired can be renewed."))
    if not is_renewable(expire_at=row.expire_at, now=now):
        if state == State.PUBLISHED:
            return row
        raise Refusal(_("It expired too long ago to be renewed without review: look through it and submit it again."))
    if state == State.EXPIRED and has_pending_draft(row):
        raise Refusal(_("It was changed since it expired: submit it for review instead."))
    before, row.expire_at = row.expire_at, row.new_end(now)
    with LogContext(user=by):
        if state == State.EXPIRED:
            row.live, row.expired, row.has_unpublished_changes = True, False, False
            row.live_revision = row.latest_revision
            log(instance=row, action="wagtail.publish", user=by, revision=row.latest_revision)
        with because("renewed"):
            row.save()
        write_into_drafts(row, {"expire_at": row.expire_at})
        record_change(
            key=f"{row.key}/{RENEWAL}",
            kind=RENEWAL,
            organisation=f"organisation:{row.organisation_id}",
            from_state=before.date().isoformat(),
            to_state=row.expire_at.date().isoformat(),
            by=by,
        )
    return row
