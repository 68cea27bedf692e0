"""What the leader does with the team, and how one leaves it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from competitions.models import RulesVersion
from mailing.letters import quoted
from organisations.letters import one_line
from organisations.refusals import Refused
from teams.declaring import ask_country
from teams.letters import tell, tell_all
from teams.models import Member, State, Team
from teams.services.changing import ask_open, clean_name, forget_invitation, leader_of, locked, move, note_rules
from teams.services.registering import free_name
from teams.standing import may_change


@transaction.atomic
def change(*, team: Team, by, name: str, affiliation: str, country: str) -> None:
    """While registration runs, or when the organisers asked back."""
    leader_of(locked(team), by)
    if not may_change(team):
        raise Refused(_("Registration is over: the team stays as it is."))
    ask_country(team.track, country)
    team.name, team.affiliation, team.country = free_name(team.track, name, team), clean_name(affiliation), country
    team.save(update_fields=["name", "affiliation", "country"])


@transaction.atomic
def answer(*, team: Team, by, text: str) -> None:
    """To the organisers who asked back: the team waits for them again."""
    leader_of(locked(team), by)
    if team.state != State.ASKED_BACK:
        raise Refused(_("The organisers have not asked this team anything."))
    move(team, State.REGISTERED, by=by, reason=text)


@transaction.atomic
def accept_rules(*, team: Team, version: RulesVersion, by) -> None:
    """The newest version, in the team's name."""
    leader_of(locked(team), by)
    ask_open(team)
    before = team.rules
    if version != team.competition.rules_versions.first():
        raise Refused(_("The rules have a newer version; read and accept it."))
    team.rules, team.rules_accepted_at, team.rules_accepted_by = version, timezone.now(), by
    team.save(update_fields=["rules", "rules_accepted_at", "rules_accepted_by"])
    note_rules(team, before, by=by)


@transaction.atomic
def hand_over(*, team: Team, to: Member, by) -> None:
    """Another member becomes the leader."""
    leader = leader_of(locked(team), by)
    ask_open(team)
    to = team.members.present().filter(pk=to.pk).exclude(pk=leader.pk).first()
    if to is None:
        raise Refused(_("Only somebody who is in the team can lead it."))
    lead(team, to, instead_of=leader)


@transaction.atomic
def remove(*, team: Team, member: Member, by) -> None:
    """The leader takes an invitation back, or a member out; not themselves."""
    leader = leader_of(locked(team), by)
    ask_open(team)
    found = team.members.filter(pk=member.pk, left_at__isnull=True).exclude(pk=leader.pk).first()
    if found is None:
        raise Refused(_("This person is not in the team."))
    if found.accepted_at is None:
        forget_invitation(found)
        return
    tell(team, found, "removed")
    _mark_left(found)


@transaction.atomic
def leave(*, team: Team, by) -> None:
    """A leader hands over first, unless nobody else is there: then the team is withdrawn."""
    member = locked(team).members.present().filter(user=by).first()
    if member is None:
        raise PermissionDenied
    others = team.members.present().exclude(pk=member.pk).exists()
    if member.is_leader and others and team.is_open:
        raise Refused(_("Hand over the team to another member before you leave it."))
    go(team, member, by=by)


@transaction.atomic
def withdraw(*, team: Team, by, reason: str = "") -> None:
    """The team takes part no longer; what it handed in counts for nothing from then on."""
    leader_of(locked(team), by)
    ask_open(team)
    _drop_invitations(team)
    move(team, State.WITHDRAWN, by=by, reason=reason)
    tell_all(team, "withdrawn", but=by, reason=quoted(team.reason))


def go(team: Team, member: Member, *, by) -> None:
    """Somebody is gone: the next one leads, and the last one takes the team along. Belongs into the team's lock."""
    rest = team.members.present().exclude(pk=member.pk).select_related("user")
    if member.is_leader and rest:
        lead(team, rest[0], instead_of=member)
    _mark_left(member)
    if rest:
        tell_all(team, "left", person=one_line(str(member)))
    elif team.is_open:
        _drop_invitations(team)
        move(team, State.WITHDRAWN, by=by)


def lead(team: Team, to: Member, *, instead_of: Member) -> None:
    Member.objects.filter(pk=instead_of.pk).update(is_leader=False)
    Member.objects.filter(pk=to.pk).update(is_leader=True)
    instead_of.is_leader, to.is_leader = False, True
    tell(team, to, "leads")


def _mark_left(member: Member) -> None:
    """With the guardian's address forgotten, which nobody needs any more."""
    member.left_at, member.guardian_name, member.guardian_email = timezone.now(), "", ""
    member.save(update_fields=["left_at", "guardian_name", "guardian_email"])


def _drop_invitations(team: Team) -> None:
    for waiting in team.members.filter(accepted_at__isnull=True, left_at__isnull=True):
        forget_invitation(waiting)
