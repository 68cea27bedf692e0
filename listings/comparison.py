"""Two versions of a listing beside each other, column by column."""

import json
from datetime import datetime

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import Revision

from listings.models import KEPT_COLUMNS, Listing

# What Wagtail and the site write by themselves; no reader's matter.
BOOKKEEPING = {
    "pk",
    "id",
    "live",
    "has_unpublished_changes",
    "first_published_at",
    "last_published_at",
    "latest_revision",
    "live_revision",
    "locked",
    "locked_at",
    "locked_by",
    "expired",
    *(column.removesuffix("_id") for column in KEPT_COLUMNS),
}
OF_CHILDREN = {"pk", "id", "sort_order", "product", "content_object", "listing"}


def content(listing: Listing) -> dict:
    """What a reviewer looks at, by column, in a form that compares equal whenever a reader sees no difference."""
    return {name: _plain(value) for name, value in listing.serializable_data().items() if name not in BOOKKEEPING}


def changed_columns(before: Listing, after: Listing) -> list[str]:
    """In the order of the model's columns."""
    old, new = content(before), content(after)
    return [name for name in new if old.get(name) != new[name]]


def differs(draft: Listing, row: Listing) -> bool:
    return bool(changed_columns(row, draft))


def is_as_kept(revision: Revision, row: Listing) -> bool:
    """Whether a version says what the stored row says, without a query where the row's relations are read already.

    Stricter than `differs`: whatever is not the same text for sure counts as another.
    """
    stored = json.loads(json.dumps(row.serializable_data(), cls=DjangoJSONEncoder))
    kept = revision.content
    return all(_plain(kept.get(name)) == _plain(value) for name, value in stored.items() if name not in BOOKKEEPING)


def _plain(value):
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    if isinstance(value, datetime):
        return value.replace(microsecond=0)  # a revision keeps milliseconds, the row microseconds
    if isinstance(value, list):
        if all(isinstance(item, dict) for item in value):
            return [{name: each for name, each in item.items() if name not in OF_CHILDREN} for item in value]
        return sorted(value, key=str)
    return value
