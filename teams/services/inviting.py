"""The leader invites people by mail. Nothing that a leader sees says whether an address has an account."""

from datetime import timedelta

from django.core import signing
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language, gettext as _

from mailing.letters import post
from organisations.domains import verified_addresses
from organisations.letters import link, one_line
from organisations.refusals import Refused
from teams.declaring import Declaration, ask_eligible
from teams.letters import of_team, tell_all
from teams.models import Member, State, Team
from teams.services.changing import (
    ask_free,
    ask_open,
    ask_verified,
    columns,
    forget_invitation,
    leader_of,
    lock_track,
    locked,
)
from teams.services.guardians import ask_guardian
from teams.standing import may_change

VALID_FOR = timedelta(days=14)
SALT = "teams.invitation"
BETWEEN = timedelta(hours=1)  # two letters to one address
ROOM = 3  # rows that a team may use for each place in it, so that it cannot write to the whole world


@transaction.atomic
def invite(*, team: Team, email: str, by) -> Member:
    """Sends the letter; an invitation that waits is sent again, with a new term."""
    email, leader = email.strip().lower(), leader_of(locked(team), by)
    ask_open(team)
    _ask_changing(team)
    waiting = team.members.filter(email=email, left_at__isnull=True).first()
    if waiting is not None:
        return _again(waiting, leader)
    places = team.track.most_members
    if team.members.filter(left_at__isnull=True).count() >= places:
        raise Refused(_("The team has %(number)d places, and all are taken or offered.") % {"number": places})
    if team.members.count() >= ROOM * places:
        raise Refused(_("The team has sent too many invitations; ask the organisers."))
    return _send(Member.objects.create(team=team, email=email), leader)


@transaction.atomic
def accept(*, member: Member, by, said: Declaration) -> None:
    """By the holder of the address that was invited, within the term."""
    team = member.team
    own = _ask_holder(member, by)
    lock_track(team.track)
    ask_open(locked(team))
    member.refresh_from_db()
    if not is_waiting(member):
        raise Refused(_("This invitation is no longer valid. Ask for a new one."))
    _ask_changing(team)
    if team.members.present().filter(user=by).exists():
        raise Refused(_("You are in this team already."))
    if team.members.present().count() >= team.track.most_members:
        raise Refused(_("The team is full."))
    ask_eligible(team.track, said, own)
    ask_free(team.track, by)
    for column, value in columns(said).items():
        setattr(member, column, value)
    member.user = by
    member.save()
    tell_all(team, "joined", but=by, person=one_line(member.name))
    if said.needs_guardian:
        ask_guardian(member=member)


@transaction.atomic
def decline(*, member: Member, by) -> None:
    _ask_holder(member, by)
    locked(member.team)
    member.refresh_from_db()
    if not is_waiting(member):
        raise Refused(_("This invitation is no longer valid. Ask for a new one."))
    forget_invitation(member)


def token_of(member: Member) -> str:
    return signing.dumps(member.pk, salt=SALT)


def invitation_of(token: str) -> Member | None:
    """The open invitation whose letter had this token. It is the address that gives the right to accept."""
    try:
        number = signing.loads(token, salt=SALT, max_age=VALID_FOR)
    except signing.BadSignature:
        return None
    member = Member.objects.select_related("team__track__page__locale").filter(pk=number).first()
    return member if member and is_waiting(member) and member.team.is_open else None


def is_waiting(member: Member) -> bool:
    open_still = member.accepted_at is None and member.left_at is None
    return open_still and timezone.now() < member.invited_at + VALID_FOR


def invitations_to(user):
    """Those that wait for this person, who needs no letter to find them."""
    return (
        Member.objects.filter(
            email__in=verified_addresses(user),
            accepted_at__isnull=True,
            left_at__isnull=True,
            invited_at__gt=timezone.now() - VALID_FOR,
        )
        .exclude(team__state__in=State.over())
        .select_related("team__track__page__locale")
    )


def _ask_holder(member: Member, by) -> set[str]:
    own = ask_verified(by)
    if not member.email or member.email not in own:
        raise Refused(_("This invitation was sent to another address. Sign in with the one that got the letter."))
    return own


def _ask_changing(team: Team) -> None:
    if not may_change(team):
        raise Refused(_("Registration is over: the team stays as it is."))


def _again(member: Member, leader: Member) -> Member:
    if member.accepted_at:
        raise Refused(_("This person is in the team already."))
    if timezone.now() < member.invited_at + BETWEEN:
        raise Refused(_("A letter went to this address within the last hour; please wait."))
    member.invited_at = timezone.now()
    member.save(update_fields=["invited_at"])
    return _send(member, leader)


def _send(member: Member, leader: Member) -> Member:
    language = get_language() or leader.user.language
    context = of_team(member.team, language) | {
        "person": one_line(str(leader)),
        "until": member.invited_at + VALID_FOR,
        "link": link("team_invitation", language, token_of(member)),
    }
    post(to=member.email, name="team_invitation", language=language, context=context)
    return member
