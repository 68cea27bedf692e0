"""What the clock does for organisations: letters before the end of their year, and the end itself."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from organisations.letters import tell_owners
from organisations.models import Invitation, JoinRequest, Organisation, VerificationKind
from organisations.services.standing import withdraw_verification

REMINDERS = (30, 7)  # days before the end
KEPT = timedelta(days=90)  # answered requests and dead invitations, for questions about them
LAPSED = "not renewed in time"


def remind(now=None) -> int:
    """Sends each letter once; a question about renewal that waits needs no letter. How many were sent."""
    now, sent = now or timezone.now(), 0
    for days in sorted(REMINDERS):
        due = Organisation.objects.filter(
            verified_at__isnull=False, verified_until__gt=now, verified_until__lte=now + timedelta(days=days)
        )
        for number in due.values_list("pk", flat=True):
            sent += _remind(number, days)
    return sent


@transaction.atomic
def _remind(number: int, days: int) -> bool:
    organisation = Organisation.objects.select_for_update().get(pk=number)
    if organisation.reminded is not None and organisation.reminded <= days:
        return False
    Organisation.objects.filter(pk=number).update(reminded=days)  # no entry changes by it
    if organisation.verifications.open().filter(kind=VerificationKind.RENEWAL).exists():
        return False
    context = {"until": organisation.verified_until}
    tell_owners(organisation, "organisation_renew", context, page="workspace_verification")
    return True


def lapse(now=None) -> int:
    """Takes back what was not renewed in time. Whoever asked in time stays verified until the city has answered."""
    now = now or timezone.now()
    over = Organisation.objects.filter(verified_at__isnull=False, verified_until__lte=now)
    asked = over.filter(verifications__decided_at__isnull=True, verifications__kind=VerificationKind.RENEWAL)
    ended = list(over.exclude(pk__in=asked.values("pk")))
    for organisation in ended:
        withdraw_verification(organisation=organisation, reason=LAPSED, lapsed=True)
    return len(ended)


def forget(now=None) -> int:
    """Addresses of invitations that ended, and answered requests, are needed no longer than this."""
    before = (now or timezone.now()) - KEPT
    gone, _each = Invitation.objects.filter(expires_at__lt=before).delete()
    answered, _each = JoinRequest.objects.filter(decided_at__lt=before).delete()
    return gone + answered
