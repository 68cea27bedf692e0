"""How long an organisation takes to a first answer, in Vietnamese working days. Pure, but for what reads the rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from django.utils import timezone

from enquiries.choices import State
from enquiries.models import Absence, Enquiry
from organisations.models import Organisation
from organisations.working_days import is_working_day

RUNS_OUT = 14  # working days without an answer
FEWEST = 5  # enquiries answered or run out, before a median says anything
LATEST = 100  # enquiries that it is made of
Span = tuple[date, date]  # the first and the last day of an absence


@dataclass(frozen=True)
class Promise:
    """The median in working days, and of how many enquiries."""

    days: float
    enquiries: int


def waited(since: date, until: date, absences: Iterable[Span] = ()) -> int:
    """Working days after `since` up to and with `until`, days of absence not counted: an answer on the day itself took
    none. Never beyond RUNS_OUT + 1, however long ago it was."""
    absences, day, count = list(absences), since, 0
    while day < until and count <= RUNS_OUT:
        day += timedelta(days=1)
        count += is_working_day(day) and not any(first <= day <= last for first, last in absences)
    return count


def median_answer(times: Sequence[int]) -> Promise | None:
    """Of working days to the first answer, RUNS_OUT where none came; None for too few."""
    return Promise(median(times), len(times)) if len(times) >= FEWEST else None


def promise_of(organisation: Organisation) -> Promise | None:
    """From the latest enquiries that were answered or ran out. Those to needs with a withheld name are left out: an
    observer could watch the figure move and know whose need it is. Two queries at most."""
    ended = Enquiry.objects.filter(owner=organisation, is_withheld=False)
    known = ended.exclude(answered_at__isnull=True, state__in=[s for s in State if s != State.NO_ANSWER])
    rows = known.order_by("-sent_at").values_list("sent_at", "answered_at")[:LATEST]
    if len(rows) < FEWEST:
        return None
    absences = spans_of([organisation.pk]).get(organisation.pk, [])
    return median_answer(
        [
            RUNS_OUT
            if answered is None
            else min(RUNS_OUT, waited(timezone.localdate(sent), timezone.localdate(answered), absences))
            for sent, answered in rows
        ]
    )


def spans_of(organisations: Iterable[int]) -> dict[int, list[Span]]:
    """The absences of organisations by their numbers; one query."""
    found: dict[int, list[Span]] = {}
    for number, first, last in Absence.objects.filter(organisation__in=organisations).values_list(
        "organisation", "first_day", "last_day"
    ):
        found.setdefault(number, []).append((first, last))
    return found


def absence_now(organisation: Organisation) -> Absence | None:
    """The one that runs today."""
    today = timezone.localdate()
    return organisation.absences.filter(first_day__lte=today, last_day__gte=today).first()
