"""What needs a person of their outcomes: confirm what the other side recorded, correct what it disputes, or say what
came of an agreement that is some weeks old."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext as _

from enquiries.choices import Side, State as Enquired
from enquiries.models import Enquiry
from organisations.access import Action, allows
from organisations.models import Membership
from outcomes.choices import State
from outcomes.models import Outcome
from portal.workspace.tasks import Task

ASK_AFTER = timedelta(days=14)  # what was agreed needs its time


def outcome_tasks(memberships: Mapping[int, Membership], now: datetime | None = None) -> list[Task]:
    """`memberships` are the person's, by organisation. Two queries."""
    own = [number for number, each in memberships.items() if allows(each.role, Action.WRITE)]
    if not own:
        return []
    agreed = Enquiry.objects.of(own).select_related("asker", "owner")
    waiting = agreed.filter(outcome__state__in=(State.PROPOSED, State.DISPUTED)).select_related("outcome")
    silent = agreed.filter(
        state=Enquired.AGREED, outcome__isnull=True, state_at__lte=(now or timezone.now()) - ASK_AFTER
    )
    found = []
    for enquiry in waiting:
        side = enquiry.outcome.waits_for
        if enquiry.organisation(side).pk in own:
            found.append(_task(enquiry, side, *_asked(enquiry.outcome), is_urgent=True))
    for enquiry in silent:
        side = Side.OWNER if enquiry.owner_id in own else Side.ASKER
        found.append(_task(enquiry, side, _("You have agreed: say what came of it"), _("Record it"), is_urgent=False))
    return found


def _asked(outcome: Outcome) -> tuple[str, str]:
    if outcome.state == State.DISPUTED:
        return _("The other side says that the outcome is not right"), _("Read and correct")
    return _("The other side recorded the outcome"), _("Confirm what came of it")


def _task(enquiry: Enquiry, side: str, why: str, action: str, *, is_urgent: bool) -> Task:
    language = get_language()
    return Task(
        title=enquiry.title(language),
        why=why,
        action=action,
        url=reverse("enquiry_outcome", args=[enquiry.pk]),
        icon="circle-check",
        whose=enquiry.organisation(side).name(language),
        is_urgent=is_urgent,
    )
