"""The leaderboard for everybody, and what judges wrote for a team."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_GET

from competitions.models import CompetitionPage
from judging.reading import comments, leaderboard
from portal.judging.naming import called
from portal.teams.access import in_team
from teams.models import Team


@require_GET
def board(request: HttpRequest, number: str) -> HttpResponse:
    """404 while organisers have published none, and for a competition that is not public."""
    competition = get_object_or_404(CompetitionPage.objects.select_related("locale"), pk=number)
    boards = leaderboard(competition) if competition.is_public() else []
    if not boards:
        raise Http404
    shown = competition.in_language(get_language())
    tables = [
        (each, [(row, row.team.name if each.is_named else called(row.team, each.round)) for row in each.standings])
        for each in boards
    ]
    context = {"heading": _("Leaderboard"), "shown": shown, "boards": tables}
    return render(request, "judging/leaderboard.html", context)


@in_team
@require_GET
def team_comments(request: HttpRequest, team: Team) -> HttpResponse:
    """404 until the results of the track are published."""
    found = comments(team)
    if not found:
        raise Http404
    context = {"heading": _("What the judges say"), "here": "teams", "team": team, "rounds": found}
    return render(request, "judging/comments.html", context)
