"""When a need closes, its questions do."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from listings.refusals import Refusal
from questions import letters
from questions.choices import Refusing, State
from questions.models import PublicQuestion
from questions.services.moderating import refuse
from questions.services.rows import locked, moved

MOST_AT_ONCE = 200  # letters of one run


def close_due(now: datetime | None = None) -> int:
    """Closes what waits at needs that take no questions any more; how many. Repeating it changes nothing more."""
    now = now or timezone.now()
    is_over = Q(need__live=False) | Q(need__expire_at__lte=now) | Q(need__closes_at__lte=now)
    waiting = PublicQuestion.objects.filter(is_over, state__in=(State.WAITING, State.OPEN))
    closed = 0
    for question in waiting.order_by("pk")[:MOST_AT_ONCE]:
        try:
            _close(question)
        except Refusal:  # answered or decided in between
            continue
        closed += 1
    return closed


@transaction.atomic
def _close(question: PublicQuestion) -> None:
    if question.state == State.WAITING:
        refuse(question=question, reason=Refusing.TOO_LATE)
        return
    letters.tell_asker("closed", moved(locked(question, State.OPEN), State.CLOSED))
