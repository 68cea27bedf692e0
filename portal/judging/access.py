"""Who may enter a route of judging. Each is 404 for everybody else, as for what does not exist."""

from collections.abc import Callable

from django.http import Http404
from django.shortcuts import get_object_or_404

from judging.conflicts import barred
from judging.models import Assignment, Judge, Round, RoundState
from portal.organising.access import organising
from portal.workspace.access import Rule, ruled
from teams.models import State

JUDGE, ENTRY = "judge", "entry"


def as_judge(view: Callable) -> Callable:
    """For whom organisers asked to judge. `view(request, judge)`."""

    def entered(request, number: str, *args, **options):
        rows = Judge.objects.asking(request.user).select_related("competition__locale", "track", "user")
        return view(request, get_object_or_404(rows, pk=number), *args, **options)

    return ruled(Rule(JUDGE), view, entered)


def on_entry(view: Callable) -> Callable:
    """For the judge to whom the entry is assigned, once its round has opened and while the team takes part.
    `view(request, assignment, …)`."""

    def entered(request, number: str, *args, **options):
        rows = Assignment.objects.select_related(
            "judge__competition__locale", "round__track", "round__phase", "team__track", "team__blind_number"
        ).filter(judge__user=request.user, judge__accepted_at__isnull=False, team__state=State.APPROVED)
        row = get_object_or_404(rows, pk=number)
        if row.round.state() == RoundState.PLANNED or barred([row.judge], [row.team]):
            raise Http404
        return view(request, row, *args, **options)

    return ruled(Rule(ENTRY), view, entered)


def organising_round(view: Callable) -> Callable:
    """For organisers, of a round of their competition. `view(request, competition, round, …)`."""

    def found(request, competition, round: str, *args, **options):
        rows = Round.objects.select_related("track__page", "phase")
        row = get_object_or_404(rows, pk=round, track__page=competition)
        return view(request, competition, row, *args, **options)

    return organising(found)
