"""Which listings there are already, and which of them a bulk change must leave alone."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from listings.models import Listing

LATEST = "latest_revision__created_at"


def owned(model: type[Listing], organisation: int) -> dict[str, list[int]]:
    """The primary keys of an organisation's listings by its own number for them; more than one only by mistake."""
    found: dict[str, list[int]] = {}
    rows = model.objects.filter(organisation_id=organisation).exclude(external_id="").order_by("pk")
    for number, pk in rows.values_list("external_id", "pk").iterator():
        found.setdefault(number, []).append(pk)
    return found


def refusals(model: type[Listing], listings: Iterable[int] | None = None, **owner) -> dict[int, str]:
    """Why a listing may not be changed from outside, by its primary key; those that may are left out.

    `listings` or a filter such as `organisation_id` says which are looked at.
    """
    rows = model.objects.filter(**owner)
    if listings is not None:
        rows = rows.filter(pk__in=list(listings))
    content_type = ContentType.objects.get_for_model(model)
    active = WorkflowState.objects.active().filter(base_content_type=content_type)
    in_review = {int(number) for number in active.values_list("object_id", flat=True)}
    found = {}
    for row in rows.values("pk", LATEST, *_READ).iterator():
        if row["locked"]:
            found[row["pk"]] = _("it is locked: unlock it first")
        elif row["pk"] in in_review:
            found[row["pk"]] = _("it is in review: finish or cancel the review first")
        elif _has_pending_draft(row):
            found[row["pk"]] = _("it has a draft that is not published yet: publish or discard the draft first")
    return found


_READ = (
    "locked",
    "has_unpublished_changes",
    "latest_revision_id",
    "live_revision_id",
    "last_published_at",
)


def _has_pending_draft(row: dict) -> bool:
    """Whether somebody edited it since it was published or imported.

    Withdrawing forgets the live revision and says "unpublished changes" without any edit; then the dates tell.
    """
    if not row["has_unpublished_changes"] or row["latest_revision_id"] is None:
        return False
    if row["live_revision_id"] is not None:
        return row["latest_revision_id"] != row["live_revision_id"]
    published: datetime | None = row["last_published_at"]
    return published is None or row[LATEST] > published
