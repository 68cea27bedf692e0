"""How a team stands: what is still missing, and until when its people may change."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _, ngettext

from competitions.choices import PhaseKind
from competitions.models import CompetitionPage
from competitions.phases import current
from teams.models import Member, State, Team


def registration_ends(competition: CompetitionPage, now: datetime | None = None) -> datetime | None:
    """The end of the registration phase that runs, the last one's where several do; None where none runs."""
    spans = current(competition.spans(), now or timezone.now())
    return max((span.ends_at for span in spans if span.kind == PhaseKind.REGISTRATION), default=None)


def may_change(team: Team, now: datetime | None = None) -> bool:
    """While registration runs, and when the organisers asked the team back."""
    if not team.is_open:
        return False
    return team.state == State.ASKED_BACK or registration_ends(team.competition, now) is not None


def missing(team: Team, members: list[Member]) -> list[str]:
    """What keeps the team from being approved, in words for the team."""
    present, least = [each for each in members if each.is_in], team.track.least_members
    found = []
    if len(present) < least:
        found.append(
            ngettext("A team has at least %(number)d member.", "A team has at least %(number)d members.", least)
            % {"number": least}
        )
    for each in present:
        if each.waits_for_guardian:
            found.append(_("The parent or guardian of %(person)s has not agreed yet.") % {"person": each})
    return found
