"""The newest draft of a listing: who may change it now, and whether somebody did meanwhile."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.locks import ScheduledForPublishLock, WorkflowLock

from listings.models import Listing
from search.documents import LANGUAGES


def newest(row: Listing) -> Listing:
    """What is written on; the row itself is what the public sees."""
    found = row.get_latest_revision_as_object()
    # Where nothing is unpublished Wagtail gives the row itself, and writing on it would hide what the public has.
    return type(row).objects.select_related("organisation").get(pk=row.pk) if found is row else found


def lock_reason(row: Listing, user) -> str:
    """Why this person cannot change it now, in words; empty when they can."""
    lock = row.get_lock()
    if lock is None or not lock.for_user(user):
        return ""
    if isinstance(lock, WorkflowLock):
        return _("It is being reviewed. Take it back to go on writing; it then waits for you to submit it again.")
    if isinstance(lock, ScheduledForPublishLock):
        when = row.approved_schedule and row.scheduled_revision.approved_go_live_at
        shown = date_format(timezone.localtime(when), "SHORT_DATETIME_FORMAT") if when else ""
        return _("It is approved and goes public at %s (Vietnam time); it cannot be changed until then.") % shown
    return _("An editor of the city has locked it: ask them, or try again later.")


def is_stale(row: Listing, revision: str) -> bool:
    """Whether somebody saved a newer draft than the one that the form was made from."""
    return str(row.latest_revision_id or "") != revision


def written_languages(draft: Listing, *more: str) -> list[str]:
    """The languages that it has a title in, and `more` of them; the site's first one where there is none yet."""
    found = [code for code in LANGUAGES if code in draft.languages() or code in more]
    return found or [LANGUAGES[0]]
