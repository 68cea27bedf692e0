"""What the organisers of a competition decide about its teams."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from competitions.organisers import organises
from mailing.letters import quoted
from organisations.refusals import Refused
from teams.letters import tell_all
from teams.models import State, Team
from teams.services.changing import ask_open, locked, move
from teams.standing import missing


@transaction.atomic
def approve(*, team: Team, by) -> None:
    """Of a whole team; one that was excluded is let in again so."""
    _ask_organiser(team, by)
    if team.state in (State.APPROVED, State.WITHDRAWN):
        raise Refused(_("This team is approved already, or was withdrawn."))
    lacking = missing(team, list(team.members.all()))
    if lacking:
        raise Refused(" ".join(lacking))
    move(team, State.APPROVED, by=by)
    tell_all(team, "approved")


@transaction.atomic
def ask_back(*, team: Team, by, reason: str) -> None:
    """With a question; the team may change until it has answered."""
    _turn_down(team, State.ASKED_BACK, "asked_back", by, reason)


@transaction.atomic
def ban(*, team: Team, by, reason: str) -> None:
    _turn_down(team, State.BANNED, "banned", by, reason)


def _turn_down(team: Team, to: State, what: str, by, reason: str) -> None:
    _ask_organiser(team, by)
    if not reason.strip():
        raise Refused(_("Say why: the team reads it."))
    ask_open(team)
    move(team, to, by=by, reason=reason)
    tell_all(team, what, reason=quoted(team.reason))


def _ask_organiser(team: Team, by) -> None:
    if not organises(by, locked(team).competition):
        raise PermissionDenied
