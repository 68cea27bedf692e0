"""What needs a person of their listings: sent back first, then what ends soon, then what was begun."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext as _, ngettext

from listings.choices import State
from listings.reviewing import FieldComment
from organisations.access import Action, allows
from organisations.models import Membership
from portal.workspace.rows import Row
from portal.workspace.tasks import Task

SOON = timedelta(days=30)
SENT_BACK = "needs_changes"


def listing_tasks(
    rows: Iterable[Row], memberships: Mapping[int, Membership], now: datetime | None = None
) -> list[Task]:
    """Of the listings that the person may write; `memberships` are theirs, by organisation. One query."""
    now = now or timezone.now()
    own = [row for row in rows if allows(memberships[row.organisation].role, Action.WRITE)]
    sent_back = [row for row in own if row.review == SENT_BACK]
    ending = sorted((row for row in own if ends_soon(row, now)), key=lambda row: row.expires)
    begun = [row for row in own if is_begun(row)]
    comments = comments_on(sent_back)
    return [
        *(_task(row, memberships, "undo-2", _asked_for(comments[row.key]), _("Read and correct")) for row in sent_back),
        *(_task(row, memberships, "hourglass", _until(row), _("Renew")) for row in ending),
        *(_task(row, memberships, "pencil", _begun(row), _("Go on")) for row in begun),
    ]


def ends_soon(row: Row, now: datetime) -> bool:
    return row.state == State.PUBLISHED and row.expires is not None and row.expires - now <= SOON


def is_begun(row: Row) -> bool:
    """A draft, or an edit of something public, that nobody has submitted."""
    return not row.review and (row.state == State.DRAFT or (row.state == State.PUBLISHED and row.is_edited))


def comments_on(rows: Sequence[Row]) -> Counter[str]:
    """How many comments of the review stand on the version that was sent back last, by the listing's key."""
    keys = [row.key for row in rows]
    if not keys:
        return Counter()
    comments = list(FieldComment.objects.filter(key__in=keys).order_by("pk").values_list("key", "revision"))
    last = dict(comments)
    return Counter(key for key, revision in comments if revision == last[key])


def _task(row: Row, memberships: Mapping[int, Membership], icon: str, why: str, action: str) -> Task:
    language = get_language()
    return Task(
        title=row.title(language),
        why=why,
        action=action,
        url=reverse("workspace_listing", kwargs={"prefix": row.prefix, "number": row.number}),
        icon=icon,
        whose=memberships[row.organisation].organisation.name(language),
        is_urgent=icon != "pencil",
    )


def _asked_for(comments: int) -> str:
    if not comments:
        return _("Sent back: see what is asked for")
    said = ngettext("Sent back with %(count)d comment", "Sent back with %(count)d comments", comments)
    return said % {"count": comments}


def _until(row: Row) -> str:
    return _("Shown until %(day)s") % {"day": date_format(timezone.localtime(row.expires), "SHORT_DATE_FORMAT")}


def _begun(row: Row) -> str:
    if row.state == State.PUBLISHED:
        return _("Edited and not submitted; the public version stays")
    return _("Draft, not submitted")
