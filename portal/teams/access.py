"""Who may enter a route of one team, or of registering for one competition."""

from collections.abc import Callable

from django.http import Http404
from django.shortcuts import get_object_or_404

from competitions.models import CompetitionPage
from portal.workspace.access import Rule, ruled
from teams.models import Team

TEAM, TEAM_LEADER, PUBLIC_COMPETITION = "team", "team-leader", "public-competition"


def in_team(view: Callable) -> Callable:
    """For who is in the team: accepted, not left. `view(request, team, …)` with `request.member`, their row; 404 for
    everybody else, organisers included, who have screens of their own."""
    return ruled(Rule(TEAM), view, _entered(view))


def leading(view: Callable) -> Callable:
    """The same for the leader alone."""
    return ruled(Rule(TEAM_LEADER), view, _entered(view, is_leader=True))


def _entered(view: Callable, **needed) -> Callable:
    def entered(request, number: str, *args, **options):
        team = get_object_or_404(Team.objects.select_related("track__page__locale", "organisation", "rules"), pk=number)
        request.member = team.members.present().filter(user=request.user, **needed).first()
        if request.member is None:
            raise Http404
        return view(request, team, *args, **options)

    return entered


def to_public_competition(view: Callable) -> Callable:
    """For every person with an account. `view(request, competition, …)` with the first language's page; 404 where no
    translation of it is published."""

    def entered(request, number: str, *args, **options):
        competition = get_object_or_404(CompetitionPage.objects.select_related("locale"), pk=number)
        if competition.primary().pk != competition.pk or not competition.is_public():
            raise Http404
        return view(request, competition, *args, **options)

    return ruled(Rule(PUBLIC_COMPETITION), view, entered)
