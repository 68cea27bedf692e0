"""What the passing of time does to calls: letters, and nothing else. Their state is read from their moments."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from proposals import letters
from proposals.models import Call, Proposal

BEFORE_CLOSING = timedelta(days=2)


def remind(now: datetime | None = None) -> int:
    """Once to each proposal that was begun and not sent, in the two days before the closing. How many."""
    now = now or timezone.now()
    due = Proposal.objects.filter(
        sealed="",
        reminded_at__isnull=True,
        call__cancelled_at__isnull=True,
        call__published_at__isnull=False,
        call__opens_at__lte=now,
        call__closes_at__gt=now,
        call__closes_at__lte=now + BEFORE_CLOSING,
    )
    return sum(_remind(number, now) for number in due.values_list("pk", flat=True))


@transaction.atomic
def _remind(number: int, now: datetime) -> bool:
    if not Proposal.objects.filter(pk=number, reminded_at__isnull=True, sealed="").update(reminded_at=now):
        return False
    rows = Proposal.objects.select_related("organisation", "call__need__organisation")
    letters.tell_closing(rows.get(pk=number))
    return True


def tell_closed(now: datetime | None = None) -> int:
    """Once for each call whose time is over: its owner and its reviewers can go on. How many."""
    now = now or timezone.now()
    over = Call.objects.filter(
        published_at__isnull=False,
        closes_at__lte=now,
        cancelled_at__isnull=True,
        decided_at__isnull=True,
        closing_told_at__isnull=True,
    )
    return sum(_tell(number, now) for number in over.values_list("pk", flat=True))


@transaction.atomic
def _tell(number: int, now: datetime) -> bool:
    if not Call.objects.filter(pk=number, closing_told_at__isnull=True).update(closing_told_at=now):
        return False
    letters.tell_closed(Call.objects.select_related("need__organisation").get(pk=number))
    return True
