"""A draft beside the public version: whether there is one, and how a change at once reaches it too."""

from django.db.models import Q
from wagtail.models import Revision, TaskState

from listings.models import Listing


def has_pending_draft(row: Listing) -> bool:
    """Whether somebody edited it since it was last public. `row` is the stored row.

    Withdrawing and expiring forget the live revision and say "unpublished changes" without any edit; then the dates
    tell.
    """
    latest = row.latest_revision
    if not row.has_unpublished_changes or latest is None:
        return False
    if row.live_revision_id is not None:
        return row.latest_revision_id != row.live_revision_id
    return row.last_published_at is None or latest.created_at > row.last_published_at


def write_into_drafts(row: Listing, columns: dict) -> None:
    """Writes columns of the row into every version that may become public later: the newest draft, what is in review,
    what is scheduled. An approval then brings no old value back.

    The versions keep their date, so that one in review still is the one that was submitted. `columns` are named as
    in the row; a relation to children is written as a whole.
    """
    content = row.serializable_data()
    changed = {name: content[name] for name in columns}
    reviewed = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, revision__in=Revision.objects.for_instance(row)
    )
    waiting = Q(pk=row.latest_revision_id) | Q(approved_go_live_at__isnull=False)
    waiting |= Q(pk__in=reviewed.values("revision"))
    for revision in Revision.objects.for_instance(row).filter(waiting):
        Revision.objects.filter(pk=revision.pk).update(content=revision.content | changed)
