"""What the clock does: it reminds of enquiries without an answer, and gives them up after fourteen working days."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from enquiries.answering import RUNS_OUT, Span, spans_of, waited
from enquiries.choices import Side, State
from enquiries.letters import tell
from enquiries.models import Enquiry
from enquiries.services.changing import locked, move

REMIND_AFTER = (3, 7)  # working days


def remind(*, now: datetime | None = None) -> int:
    """Letters to the owners whose enquiries wait, one after 3 and one after 7 working days; how many enquiries."""
    done = 0
    for number, days in _waiting(now or timezone.now()):
        due = max((each for each in REMIND_AFTER if each <= days), default=0)
        done += days <= RUNS_OUT and due and _remind(number, due)
    return done


def give_up(*, now: datetime | None = None) -> int:
    """After the fourteenth working day the state becomes "no answer"; how many enquiries."""
    return sum(_give_up(number) for number, days in _waiting(now or timezone.now()) if days > RUNS_OUT)


def _waiting(now: datetime) -> list[tuple[int, int]]:
    """(enquiry, working days that it has waited), of those that a reminder could be due for."""
    today = timezone.localdate(now)
    old = Enquiry.objects.unanswered().filter(sent_at__lte=now - timedelta(days=min(REMIND_AFTER) - 1))
    rows = list(old.values_list("pk", "owner", "sent_at").order_by("pk"))
    absences: dict[int, list[Span]] = spans_of({owner for _number, owner, _sent in rows}) if rows else {}
    return [(number, waited(timezone.localdate(sent), today, absences.get(owner, []))) for number, owner, sent in rows]


@transaction.atomic
def _remind(number: int, due: int) -> bool:
    enquiry = _still_waiting(number)
    if enquiry is None or enquiry.reminded >= due:
        return False
    enquiry.reminded = due
    enquiry.save(update_fields=["reminded"])
    tell(enquiry, Side.OWNER, "reminder", days=due, left=RUNS_OUT - due)
    return True


@transaction.atomic
def _give_up(number: int) -> bool:
    enquiry = _still_waiting(number)
    if enquiry is None:
        return False
    move(enquiry, State.NO_ANSWER)
    for side in Side:
        tell(enquiry, side, "no_answer")
    return True


def _still_waiting(number: int) -> Enquiry | None:
    """Under its lock, if nobody answered in between."""
    found = Enquiry.objects.select_related("asker", "owner").filter(pk=number).first()
    if found is None or not Enquiry.objects.unanswered().filter(pk=locked(found).pk).exists():
        return None
    return found
