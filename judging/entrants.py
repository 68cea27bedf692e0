"""Which entries a round judges."""

from judging.models import Round
from submissions.models import Submission
from submissions.reading import finals
from teams.models import Team


def previous(round: Round) -> Round | None:
    """The round of the track before it."""
    return Round.objects.filter(track=round.track_id, stage__lt=round.stage).order_by("-stage").first()


def entrants(round: Round) -> dict[int, Submission]:
    """The versions that count of the teams that take part, by the team's number; after a first round only of those that
    went on from it, so of none while it is not closed."""
    found, before = finals(round.track, round.phase), previous(round)
    if before is None:
        return found
    on = set(before.standings.filter(advances=True).values_list("team", flat=True))
    return {team: submission for team, submission in found.items() if team in on}


def teams_of(round: Round) -> list[Team]:
    """The teams of these entries, by their numbers."""
    teams = Team.objects.filter(pk__in=entrants(round)).select_related("blind_number")
    return list(teams.order_by("pk"))
