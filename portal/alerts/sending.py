"""Queues the letters that are due. A person's letters and the marks on their notices are one transaction: killed at any
moment, what is queued is marked and what is not marked is not queued."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from allauth.account.models import EmailAddress
from django.core.mail import EmailMultiAlternatives
from django.db import transaction

from alerts.hours import cutoff
from alerts.models import Event, Frequency, Kind, Notice
from alerts.searches import Probe, compiled
from alerts.services import audiences_of
from mailing.letters import post_many
from organisations.models import Membership, User
from portal.alerts.labels import Labels, organisations_in
from portal.alerts.letters import Items, letter
from search.documents import AUDIENCES
from search.models import Entry

PEOPLE = 100  # in one transaction: on SQLite nobody else writes meanwhile, for about a fifth of a second


def send(now: datetime) -> int:
    """Queues what is due; how many letters."""
    number = 0
    for frequency in Frequency.values:
        last = 0
        while people := _next_people(frequency, now, last):
            number += _send_batch(frequency, now, people)
            last = people[-1]
    return number


def _due(frequency: str, now: datetime):
    return Notice.objects.filter(
        settled_at__isnull=True,
        event__matched_at__isnull=False,  # or one record could be told in two letters, of two subscriptions
        subscription__frequency=frequency,
        made_at__lt=cutoff(frequency, now),
    )


def _next_people(frequency: str, now: datetime, after: int) -> list[int]:
    people = _due(frequency, now).filter(subscription__user__gt=after).order_by("subscription__user")
    return list(people.values_list("subscription__user", flat=True).distinct()[:PEOPLE])


@transaction.atomic
def _send_batch(frequency: str, now: datetime, people: Sequence[int]) -> int:
    due = _due(frequency, now).filter(subscription__user__in=people).select_related("subscription", "event")
    notices = list(due.select_for_update(skip_locked=True, of=("self",)).order_by("subscription", "event"))
    if not notices:
        return 0
    batch = Batch.read(notices, people)
    told = [notice for notice in notices if batch.may_be_told(notice, now)]
    letters = list(_letters(told, batch, is_digest=frequency != Frequency.AT_ONCE))
    post_many(letters)
    Notice.objects.filter(pk__in=[each.pk for each in notices]).update(settled_at=now)
    Notice.objects.filter(pk__in=[each.pk for each in told]).update(is_told=True)
    return len(letters)


def _letters(notices: Sequence[Notice], batch: "Batch", *, is_digest: bool) -> Iterator[EmailMultiAlternatives]:
    """At once one for each record, else one for each person."""
    grouped = defaultdict(list)
    for notice in notices:
        user = notice.subscription.user_id
        grouped[user if is_digest else (user, notice.event.key)].append(notice)
    items = Items(batch.entries)
    labels = Labels(batch.entries, organisations_in(notice.subscription for notice in notices))
    for some in grouped.values():
        yield letter(batch.users[some[0].subscription.user_id], some, items, labels, is_digest=is_digest)


@dataclass(frozen=True)
class Batch:
    """Who may be told what at this moment, in a fixed number of queries.

    `users` are those who can be written to, `entries` what anybody may see now; `organisations` are a person's own,
    `owners` the organisation of each listing whose matches are followed. `found` remembers which search finds what.
    """

    users: dict[int, User]
    entries: dict[str, Entry]
    tested: dict[str, Probe]
    members: Collection[int]
    organisations: dict[int, set[str]]
    owners: dict[str, str]
    found: dict[tuple[str, str], bool] = field(default_factory=dict)

    @classmethod
    def read(cls, notices: Sequence[Notice], people: Collection[int]) -> "Batch":
        keys = {notice.event.key for notice in notices}
        subscriptions = [notice.subscription for notice in notices]
        own = {each.target for each in subscriptions if each.kind != Kind.SEARCH}
        entries = {entry.key: entry for entry in Entry.objects.visible(AUDIENCES).filter(key__in=keys | own)}
        memberships = Membership.objects.filter(user__in=people).select_related("organisation")
        organisations = defaultdict(set)
        for each in memberships:
            organisations[each.user_id].add(each.organisation.key)
        return cls(
            users=_confirmed(people),
            entries=entries,
            tested={key: Probe.of(entries[key].document()) for key in keys & entries.keys()},
            members={each.user_id for each in memberships if each.organisation.is_verified},
            organisations=organisations,
            owners=dict(Entry.objects.filter(key__in=own).values_list("key", "organisation")),
        )

    def may_be_told(self, notice: Notice, now: datetime) -> bool:
        """Asked again now: since it was noticed it may have been withdrawn or its name withheld, or the person may have
        left their organisation, paused, or lost their address."""
        subscription, event = notice.subscription, notice.event
        user, entry = subscription.user_id, self.entries.get(event.key)
        if user not in self.users or subscription.is_paused:
            return False
        if event.is_gone or entry is None:
            return event.is_gone and entry is None  # what is there again is not gone
        if entry.audience not in audiences_of(user in self.members):
            return False
        if subscription.kind == Kind.SEARCH:
            return self._is_found(event.key, subscription.target, now)
        if subscription.kind == Kind.MATCHES:
            return self.owners.get(subscription.target) in self.organisations.get(user, ())
        return event.what != Event.What.CLOSING or entry.closes_at == event.version

    def _is_found(self, key: str, target: str, now: datetime) -> bool:
        """Asked once for all who saved the same search."""
        asked = (key, target)
        if asked not in self.found:
            self.found[asked] = self.tested[key].is_found_by(compiled(target), int(now.timestamp()))
        return self.found[asked]


def _confirmed(people: Collection[int]) -> dict[int, User]:
    """Active people whose address is shown to be theirs."""
    shown = EmailAddress.objects.filter(user__in=people, verified=True).values_list("user", "email")
    addresses = {(user, email.lower()) for user, email in shown}
    users = User.objects.filter(pk__in=people, is_active=True).exclude(email="")
    return {each.pk: each for each in users if (each.pk, each.email.lower()) in addresses}
