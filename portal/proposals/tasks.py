"""What needs a person of calls and proposals, for the workspace's first page."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext as _

from organisations.access import Action, allows
from organisations.domains import verified_addresses
from organisations.models import Membership, Role
from portal.templatetags.portal import moment
from portal.workspace.tasks import Task
from proposals.models import Call, Proposal, Reviewer

SOON = timedelta(days=7)
WRITERS = [role for role in Role if allows(role, Action.WRITE)]


def call_tasks(user, memberships: Iterable[Membership], now: datetime | None = None) -> list[Task]:
    """Of these organisations, in a fixed number of queries: calls that closed and are not decided, proposals to approve
    or to go on with."""
    now, roles = now or timezone.now(), {each.organisation_id: each.role for each in memberships}
    return [*_decisions(user, roles, now), *_proposals(roles, now)]


def _decisions(user, roles: dict[int, str], now: datetime) -> list[Task]:
    """For whoever writes there, so that a decision waits for nobody who has left."""
    own = [number for number, role in roles.items() if allows(role, Action.WRITE)]
    due = Call.objects.filter(_closed(now), need__organisation__in=own).select_related("need__organisation", "decider")
    staying = set(Membership.objects.filter(organisation__in=own, role__in=WRITERS).values_list("organisation", "user"))
    return [_decision(call, user, (call.need.organisation_id, call.decider_id) in staying) for call in due]


def _decision(call: Call, user, decider_stays: bool) -> Task:
    whose = call.organisation.name(get_language())
    if not decider_stays:
        said = _("Closed, and nobody is named who decides")
        return _task(call, said, _("Name somebody"), "call_people", call.need_id, whose=whose)
    if call.decider_id == user.pk:
        return _task(
            call, _("Closed: the decision is yours"), _("Read and decide"), "own_call", call.need_id, whose=whose
        )
    said = _("Closed: %(person)s decides") % {"person": call.decider.get_full_name() or call.decider.email}
    return _task(call, said, _("Read what came"), "own_call", call.need_id, False, whose)


def review_tasks(user, now: datetime | None = None) -> list[Task]:
    """To declare a conflict or none, and to score while not every criterion of every proposal has its points."""
    now = now or timezone.now()
    asked = Q(user=user) | Q(user__isnull=True, email__in=verified_addresses(user))
    running = Q(call__cancelled_at__isnull=True, call__decided_at__isnull=True)
    given = Count("scores", distinct=True)
    sent = Count("call__proposals", filter=~Q(call__proposals__sealed=""), distinct=True)
    rows = Reviewer.objects.filter(asked, running, has_conflict=False).annotate(
        given=given, sent=sent, asked_for=Count("call__criteria", distinct=True)
    )
    found = []
    for row in rows.select_related("call__need"):
        call = row.call
        if row.declared_at is None:
            found.append(_task(call, _("You are asked to review proposals"), _("Answer"), "review", call.need_id))
        elif call.is_unsealed(now) and row.given < row.sent * row.asked_for:
            found.append(_task(call, _("Proposals wait for your points"), _("Review"), "review", call.need_id))
    return found


def _proposals(roles: dict[int, str], now: datetime) -> list[Task]:
    opened = Q(call__published_at__isnull=False, call__cancelled_at__isnull=True, call__opens_at__lte=now)
    rows = Proposal.objects.filter(opened, organisation__in=roles, sealed="", call__closes_at__gt=now)
    found = []
    for row in rows.select_related("organisation", "call__need").order_by("call__closes_at"):
        role, whose = roles[row.organisation_id], row.organisation.name(get_language())
        until = _("Closes on %(moment)s") % {"moment": moment(row.call.closes_at)}
        if row.approval_asked_at and allows(role, Action.MANAGE):
            found.append(_task(row.call, until, _("Approve the proposal"), "proposal", row.pk, whose=whose))
        elif allows(role, Action.WRITE):
            soon = row.call.closes_at - now <= SOON
            found.append(_task(row.call, until, _("Go on with the proposal"), "proposal", row.pk, soon, whose))
    return found


def _closed(now: datetime) -> Q:
    return Q(published_at__isnull=False, closes_at__lte=now, cancelled_at__isnull=True, decided_at__isnull=True)


def _task(call: Call, why: str, action: str, page: str, number: int, is_urgent: bool = True, whose: str = "") -> Task:
    return Task(
        title=call.need.title(get_language()),
        why=why,
        action=action,
        url=reverse(page, args=[number]),
        icon="inbox",
        whose=whose,
        is_urgent=is_urgent,
    )
