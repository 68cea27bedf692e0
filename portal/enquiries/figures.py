"""A quarter's enquiries as a table of counts, headed in the active language."""

from django.db.models import Count
from django.utils.translation import gettext as _

from enquiries.choices import Reason, State
from enquiries.models import Enquiry
from enquiries.services.changing import KIND
from history.models import StateChange
from portal.reports.figures import Table, period
from portal.reports.quarters import Quarter


def enquiries_table(quarter: Quarter) -> Table:
    """How many were sent, answered for the first time, agreed, declined for which reason, left without an answer. Three
    queries; an enquiry counts once in each line."""
    inside = {"at__gte": quarter.starts_at, "at__lt": quarter.ends_at}
    changes = StateChange.objects.filter(kind=KIND, **inside).order_by()
    reached = _by(changes, "to_state")
    reasons = _by(changes.filter(to_state=State.DECLINED), "reason")
    answered = Enquiry.objects.filter(answered_at__gte=quarter.starts_at, answered_at__lt=quarter.ends_at).count()
    rows = [
        (_("Enquiries sent"), reached.get(State.SENT, 0)),
        (_("Answered for the first time"), answered),
        (_("Agreed by both sides"), reached.get(State.AGREED, 0)),
        (_("Declined"), reached.get(State.DECLINED, 0)),
        *((_("Declined: %(reason)s") % {"reason": label}, reasons.get(value, 0)) for value, label in Reason.choices),
        (_("No answer in 14 working days"), reached.get(State.NO_ANSWER, 0)),
    ]
    return Table(_("Enquiries"), period(quarter), (_("What happened"), _("Enquiries")), rows)


def _by(changes, column: str) -> dict[str, int]:
    return dict(changes.values_list(column).annotate(count=Count("key", distinct=True)))
