"""From events to notices: who follows what happened. Whether they may be told is asked when the letter is written."""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from django.utils import timezone

from alerts.models import Event, Kind, Notice, Subscription
from alerts.searches import Probe, compiled
from search.documents import ANSWERS, AUDIENCES
from search.matching.service import MOST_MATCHES, MatchesUnavailable, matches_for
from search.models import Entry

EVENTS = 100  # tested together, so that each saved search is read and compiled once for all of them
BATCH = 1_000
BUDGET = 20  # seconds of one run: after an import of thousands, indexing and letters have their turn in between
GOOD = 30  # of 100: below, a match is worth a look on the page but no letter


def match(budget: float = BUDGET) -> int:
    """Makes the notices of what has no notices yet; how many events. Killed half-way, it is repeated and adds only what
    was missing: an event is done when all its notices are there. What the index does not have yet waits."""
    end, done = time.monotonic() + budget, 0
    while time.monotonic() < end and (events := _next_events()):
        try:
            _match(events)
        except MatchesUnavailable:
            break
        done += len(events)
    return done


def _next_events() -> list[Event]:
    waiting = Event.objects.filter(matched_at__isnull=True).exclude(key__in=Entry.objects.pending().values("key"))
    return list(waiting.order_by("pk")[:EVENTS])


def _match(events: Sequence[Event]) -> None:
    found = Entry.objects.filter(key__in={event.key for event in events}, is_deleted=False)
    entries = {entry.key: entry for entry in found}
    published = [event for event in events if event.what == Event.What.PUBLISHED and event.key in entries]
    searches = _searches(published, entries)
    for event in events:
        if event.is_gone:
            _notify(event, Kind.LISTING, [event.key])
        elif event.key in entries:
            for kind, targets in _targets(event, entries[event.key], searches):
                _notify(event, kind, targets)
        event.matched_at = timezone.now()
        event.save(update_fields=["matched_at"])


def _targets(event: Event, entry: Entry, searches: Mapping[int, list[str]]) -> Iterator[tuple[str, Iterable[str]]]:
    """What is followed in the event, by kind of subscription."""
    if event.what != Event.What.PUBLISHED:
        yield Kind.LISTING, [event.key]
        return
    yield Kind.SEARCH, searches.get(event.pk, ())
    if entry.kind in ANSWERS and Subscription.objects.filter(kind=Kind.MATCHES, is_paused=False).exists():
        yield Kind.MATCHES, _answered_by(event.key)


def _searches(events: Sequence[Event], entries: Mapping[str, Entry]) -> dict[int, list[str]]:
    """The saved searches that find what each event published. Each different search is compiled once."""
    found: dict[int, list[str]] = {}
    saved = Subscription.objects.filter(kind=Kind.SEARCH, is_paused=False)
    if not events or not saved.exists():
        return found
    now = int(time.time())
    tested = [(event.pk, Probe.of(entries[event.key].document())) for event in events]
    targets = saved.order_by("target").values_list("target", flat=True).distinct()
    for target in list(targets):
        query = compiled(target)
        for number, document in tested:
            if document.is_found_by(query, now):
                found.setdefault(number, []).append(target)
    return found


def _answered_by(key: str) -> list[str]:
    """The other side's listings that the new one fits well: asked once for the new one, not for each that is followed.
    Raises MatchesUnavailable."""
    try:
        best = matches_for(key, MOST_MATCHES, AUDIENCES, "vi")
    except Entry.DoesNotExist:  # gone since
        return []
    return [match.entry.key for match in best if match.score >= GOOD]


def _notify(event: Event, kind: str, targets: Iterable[str]) -> None:
    """Only those who followed before it happened: the others have seen it."""
    for chunk in _portions(targets, 500):
        following = Subscription.objects.filter(
            kind=kind, target__in=chunk, is_paused=False, created_at__lte=event.at
        ).order_by("pk")
        for some in _portions(following.values_list("pk", flat=True), BATCH):
            Notice.objects.bulk_create(
                [Notice(subscription_id=number, event=event) for number in some], ignore_conflicts=True
            )


def _portions(values: Iterable, size: int) -> Iterator[list]:
    values = iter(values)
    while portion := list(islice(values, size)):
        yield portion
