"""When a team may hand in, and how often: rules over dates and numbers. Pure but for the rows that they are given."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from competitions.choices import PhaseKind
from competitions.models import CompetitionPage, Phase
from teams.models import State, Team


def rounds_of(competition: CompetitionPage) -> list[Phase]:
    return [phase for phase in competition.phases.all() if phase.kind == PhaseKind.SUBMISSION]


def round_at(rounds: Iterable[Phase], moment: datetime) -> Phase | None:
    """The round in which an upload that began then is: from its start on, and before its end. Of two that run at once
    the one that ends first."""
    running = [phase for phase in rounds if phase.starts_at <= moment < phase.ends_at]
    return min(running, key=lambda phase: phase.ends_at, default=None)


def shown_round(rounds: list[Phase], moment: datetime) -> Phase | None:
    """The one that runs, or the next to come, or the last one that was."""
    coming = sorted((phase for phase in rounds if phase.starts_at > moment), key=lambda phase: phase.starts_at)
    past = sorted((phase for phase in rounds if phase.ends_at <= moment), key=lambda phase: phase.ends_at)
    return round_at(rounds, moment) or next(iter(coming), None) or next(reversed(past), None)


def closed(team: Team, rounds: list[Phase], begun_at: datetime) -> str:
    """Why an upload that began then is not taken, in words for the team; empty where it is."""
    if team.state == State.BANNED:
        return _("The team was excluded from the competition.")
    if team.state == State.WITHDRAWN:
        return _("The team has withdrawn from the competition.")
    if not rounds:
        return _("This competition takes no submissions here.")
    if round_at(rounds, begun_at):
        return ""
    if all(begun_at >= phase.ends_at for phase in rounds):
        return _("The deadline has passed. What began to arrive before it was taken; nothing after it is.")
    return _("No round is open now.")


def spent(team: Team, phase: Phase, begun_at: datetime) -> str:
    """Why no further version is taken, in words for the team; empty where one is. The day is Vietnam's."""
    day = timezone.localtime(begun_at).date()
    begun = list(team.submissions.filter(phase=phase).values_list("begun_at", flat=True))
    if len(begun) >= team.track.most_in_all:
        return _("The team has handed in %(count)s versions in this round, which is the most.") % {"count": len(begun)}
    if sum(timezone.localtime(each).date() == day for each in begun) >= team.track.most_a_day:
        said = _("The team has handed in %(count)s versions today, which is the most. The next one can come tomorrow.")
        return said % {"count": team.track.most_a_day}
    return ""
