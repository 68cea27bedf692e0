"""What happened that somebody may want to be told of, gathered from the rows that each change wrote of itself.

The history is written in the transaction of the change by whatever path made it (form, admin, clock, import), so it is
the queue, and nothing that publishes knows of alerts. Rows are found by what has no event yet and not by a last number:
of two transactions the later number may be committed first.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from alerts.models import Event, Kind, Notice, Subscription
from history.models import StateChange
from listings.choices import State
from listings.history import EDIT
from listings.live_changes import LiveChange
from search.documents import ANSWERS
from search.models import Entry

LOOKED_BACK = timedelta(days=7)  # so long the worker may stand still without anything being missed
CLOSING_BEFORE = timedelta(days=3)
KEPT_FOR = timedelta(days=90)  # notices and changes; that something was published is kept, since it is new only once
PUBLISHABLE = (*ANSWERS, "competition")
BATCH = 1_000


def gather(now: datetime) -> None:
    """Makes an event of each publication, and of each change or end of what somebody follows. Repeating it adds
    nothing."""
    since = now - LOOKED_BACK
    _keep([*_published(since), *_edited(since), *_changed(since), *_ended(since), *_closing(now)])


def forget(now: datetime) -> None:
    """What was told or settled long ago."""
    old = now - KEPT_FOR
    Event.objects.exclude(what=Event.What.PUBLISHED).filter(at__lt=old, matched_at__isnull=False).delete()
    Notice.objects.filter(settled_at__lt=old).delete()


def _published(since: datetime) -> Iterable[Event]:
    known = Event.objects.filter(key=OuterRef("key"), what=Event.What.PUBLISHED)
    rows = StateChange.objects.filter(~Exists(known), at__gt=since, kind__in=PUBLISHABLE, to_state=State.PUBLISHED)
    rows = rows.exclude(from_state=State.EXPIRED).order_by("at", "pk").values_list("key", "at")  # renewed, not new
    return [Event(key=key, what=Event.What.PUBLISHED, at=at) for key, at in rows]


def _edited(since: datetime) -> Iterable[Event]:
    """Edits that went through review: what was edited and taken back is no change."""
    rows = StateChange.objects.filter(at__gt=since, kind=EDIT, from_state=State.IN_REVIEW, to_state=State.PUBLISHED)
    found = [(pk, key.removesuffix(f"/{EDIT}"), at) for pk, key, at in rows.values_list("pk", "key", "at")]
    return _followed(Event.What.EDITED, found)


def _changed(since: datetime) -> Iterable[Event]:
    rows = LiveChange.objects.filter(at__gt=since, taken_back_at__isnull=True)
    return _followed(Event.What.CHANGED, list(rows.values_list("pk", "key", "at")))


def _ended(since: datetime) -> Iterable[Event]:
    rows = StateChange.objects.filter(at__gt=since, kind__in=PUBLISHABLE, from_state=State.PUBLISHED)
    rows = rows.exclude(to_state=State.PUBLISHED)
    expired = list(rows.filter(to_state=State.EXPIRED).values_list("pk", "key", "at"))
    withdrawn = list(rows.exclude(to_state=State.EXPIRED).values_list("pk", "key", "at"))
    return [*_followed(Event.What.EXPIRED, expired), *_followed(Event.What.WITHDRAWN, withdrawn)]


def _closing(now: datetime) -> Iterable[Event]:
    followed = Subscription.objects.filter(kind=Kind.LISTING).values("target")
    start, end = int(now.timestamp()), int((now + CLOSING_BEFORE).timestamp())
    rows = Entry.objects.filter(is_deleted=False, closes_at__gt=start, closes_at__lte=end, key__in=followed)
    known = set(Event.objects.filter(what=Event.What.CLOSING, version__gt=start).values_list("key", "version"))
    return [
        Event(key=key, what=Event.What.CLOSING, version=closes_at, at=now)
        for key, closes_at in rows.values_list("key", "closes_at")
        if (key, closes_at) not in known
    ]


def _followed(what: str, rows: list[tuple[int, str, datetime]]) -> Iterable[Event]:
    if not rows:
        return []
    keys = {key for _number, key, _at in rows}
    followed = set(Subscription.objects.filter(kind=Kind.LISTING, target__in=keys).values_list("target", flat=True))
    known = set(Event.objects.filter(what=what, key__in=followed).values_list("version", flat=True))
    return [
        Event(key=key, what=what, version=number, at=at)
        for number, key, at in rows
        if key in followed and number not in known
    ]


def _keep(events: list[Event]) -> None:
    Event.objects.bulk_create(events, batch_size=BATCH, ignore_conflicts=True)
