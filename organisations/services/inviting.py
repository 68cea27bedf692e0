"""Owners invite people by e-mail. Nothing that an owner sees says whether an address has an account."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import get_language, gettext as _

from mailing.letters import post
from organisations.domains import verified_addresses
from organisations.letters import link, one_line
from organisations.models import Invitation, Membership, Organisation
from organisations.refusals import Refused
from organisations.services.members import add_member

VALID_FOR = timedelta(days=14)
DAY = timedelta(days=1)
A_DAY, A_DAY_UNVERIFIED = 50, 10  # letters; who is not verified yet gets fewer, as they could be anybody
MOST_SENDINGS = 5  # of one invitation


@transaction.atomic
def invite(*, organisation: Organisation, email: str, role: str, by) -> Invitation:
    """Sends an invitation. An open one to the same address is sent again, with this role."""
    email = email.strip().lower()
    Organisation.objects.select_for_update().only("pk").get(pk=organisation.pk)
    if Membership.objects.filter(organisation=organisation, user__email__iexact=email).exists():
        raise Refused(_("This person is a member already."))
    waiting = organisation.invitations.waiting().filter(email=email).first()
    if waiting is not None:
        waiting.role = role
        return _send(waiting, by)
    return _send(Invitation(organisation=organisation, email=email, role=role, sendings=0), by)


@transaction.atomic
def send_again(*, invitation: Invitation, by) -> None:
    """With a new token and term: the letters before lead nowhere."""
    Organisation.objects.select_for_update().only("pk").get(pk=invitation.organisation_id)
    _ask_waiting(invitation)
    _send(invitation, by)


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation) -> None:
    _ask_waiting(invitation)
    Invitation.objects.filter(pk=invitation.pk).update(withdrawn_at=timezone.now())


def invitation_of(token: str) -> Invitation | None:
    """The open invitation whose letter had this token."""
    return Invitation.objects.open().select_related("organisation").filter(token_hash=_hash(token)).first()


def invitations_to(user):
    """The open ones to a verified address of this person, who needs no letter to find them."""
    return Invitation.objects.open().select_related("organisation").filter(email__in=verified_addresses(user))


def is_for(invitation: Invitation, user) -> bool:
    return invitation.email in verified_addresses(user)


@transaction.atomic
def accept_invitation(*, invitation: Invitation, user) -> Membership:
    """Once, within its term, by the holder of the address."""
    if not is_for(invitation, user):
        raise Refused(_("This invitation was sent to another address. Sign in with the one that got the letter."))
    if not Invitation.objects.open().filter(pk=invitation.pk).update(accepted_at=timezone.now()):
        raise Refused(_("This invitation is no longer valid. Ask for a new one."))
    return add_member(
        organisation=invitation.organisation,
        user=user,
        role=invitation.role,
        by=invitation.invited_by,
        reason="invitation",
    )


def _ask_waiting(invitation: Invitation) -> None:
    if not Invitation.objects.waiting().filter(pk=invitation.pk).exists():
        raise Refused(_("This invitation was accepted or withdrawn already."))


def _send(invitation: Invitation, by) -> Invitation:
    organisation, now = invitation.organisation, timezone.now()
    sent = organisation.invitations.filter(sent_at__gt=now - DAY).aggregate(all=Sum("sendings"))["all"] or 0
    if sent >= (A_DAY if organisation.is_verified else A_DAY_UNVERIFIED):
        raise Refused(_("The organisation has sent its invitations for today; please go on tomorrow."))
    if invitation.sendings >= MOST_SENDINGS:
        raise Refused(_("This invitation was sent five times. Please ask the person in another way."))
    token = secrets.token_urlsafe(32)
    invitation.token_hash = _hash(token)
    invitation.invited_by, invitation.language = by, get_language() or by.language
    invitation.sent_at, invitation.expires_at = now, now + VALID_FOR
    invitation.sendings += 1
    invitation.save()
    post(
        to=invitation.email,
        name="organisation_invitation",
        language=invitation.language,
        context={
            "organisation": one_line(organisation.name(invitation.language)),
            "person": one_line(str(by)),
            "role": invitation.role,
            "until": invitation.expires_at,
            "link": link("organisation_invitation", invitation.language, token),
        },
    )
    return invitation


def _hash(token: str) -> str:
    """The token has 256 random bits: a plain hash cannot be turned back."""
    return hashlib.sha256(token.encode()).hexdigest()
