"""What needs a person of their organisations: verification, requests to join, invitations to them."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext as _, ngettext

from organisations.access import Action, allows
from organisations.models import JoinRequest, Membership
from organisations.services import REFUSED, SUBMITTED, VERIFIED, invitations_to, may_renew, standing_of
from portal.workspace.tasks import Task


def organisation_tasks(memberships: Iterable[Membership]) -> list[Task]:
    """Of those that the person may manage: one query for all of them, and a few for each."""
    managed = [each for each in memberships if allows(each.role, Action.MANAGE)]
    if not managed:
        return []
    numbers = [each.organisation_id for each in managed]
    asking = list(
        JoinRequest.objects.filter(organisation__in=numbers, decided_at__isnull=True).values_list(
            "organisation", flat=True
        )
    )
    found = []
    for each in managed:
        if count := asking.count(each.organisation_id):
            found.append(_joining(each.organisation, count))
        if task := _verification(each.organisation):
            found.append(task)
    return found


def invitation_tasks(user) -> list[Task]:
    """Organisations that invited a verified address of this person."""
    return [
        Task(
            title=each.organisation.name(get_language()),
            why=_("You are invited, as %(role)s") % {"role": each.get_role_display().lower()},
            action=_("Answer"),
            url=reverse("join_organisation"),
            icon="mail",
            is_urgent=True,
        )
        for each in invitations_to(user)
    ]


def _joining(organisation, count: int) -> Task:
    asks = ngettext("%(count)d person asks to join", "%(count)d people ask to join", count)
    return Task(
        title=organisation.name(get_language()),
        why=asks % {"count": count},
        action=_("Answer"),
        url=reverse("workspace_members", args=[organisation.slug]),
        icon="user-plus",
        is_urgent=True,
    )


def _verification(organisation) -> Task | None:
    standing = standing_of(organisation)
    if standing == SUBMITTED or (standing == VERIFIED and not may_renew(organisation)):
        return None
    if standing == VERIFIED:
        until = date_format(timezone.localtime(organisation.verified_until), "SHORT_DATE_FORMAT")
        why, action = _("Verified until %(day)s") % {"day": until}, _("Renew the verification")
    elif standing == REFUSED:
        why, action = _("The verification was refused"), _("See why and try again")
    else:
        why, action = _("Not verified: listings show no verified sign"), _("Ask for verification")
    return Task(
        title=organisation.name(get_language()),
        why=why,
        action=action,
        url=reverse("workspace_verification", args=[organisation.slug]),
        icon="shield",
        is_urgent=standing != VERIFIED,
    )
