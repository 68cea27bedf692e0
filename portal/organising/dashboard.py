"""The first screen of a competition's organisers."""

from datetime import date, timedelta

from django.db.models import Count
from django.db.models.functions import TruncDate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from competitions.drafts import may_draft
from competitions.models import CompetitionPage
from portal.organising.access import organising
from portal.organising.days import picture
from submissions.models import Submission
from submissions.reading import same_files
from teams.models import State, Team

DAYS, MOST_WAITING = 60, 10


@organising
@require_safe
def dashboard(request: HttpRequest, competition: CompetitionPage) -> HttpResponse:
    """Counts by day and track, who waits, and which teams sent the same file."""
    tracks = list(competition.tracks.all())
    teams = Team.objects.filter(track__page=competition)
    waiting = teams.filter(state=State.REGISTERED).order_by("registered_at")
    states = dict(teams.values_list("state").annotate(Count("pk")).order_by())
    registered, submitted = _registered(competition), _submitted(competition)
    context = {
        "heading": competition.title,
        "here": "organising",
        "part": "dashboard",
        "competition": competition,
        "tracks": tracks,
        "states": [(value, label, states.get(value, 0)) for value, label in State.choices],
        "registered": picture(registered, tracks),
        "submitted": picture(submitted, tracks),
        "waiting": waiting.select_related("track")[:MOST_WAITING],
        "same": same_files(competition),
        "may_copy": may_draft(request.user),
    }
    return render(request, "organising/dashboard.html", context)


def first_day() -> date:
    return timezone.localdate() - timedelta(days=DAYS - 1)


def _registered(competition: CompetitionPage) -> list[tuple[date, int, int]]:
    """(day, track, teams) of the last sixty days."""
    teams = Team.objects.filter(track__page=competition).annotate(day=TruncDate("registered_at"))
    return list(teams.filter(day__gte=first_day()).values_list("day", "track").annotate(Count("pk")).order_by("day"))


def _submitted(competition: CompetitionPage) -> list[tuple[date, int, int]]:
    """The same of complete submissions, every version of them."""
    rows = Submission.objects.filter(team__track__page=competition, received_at__isnull=False)
    rows = rows.annotate(day=TruncDate("received_at")).filter(day__gte=first_day())
    return list(rows.values_list("day", "team__track").annotate(Count("pk")).order_by("day"))


__all__ = ["dashboard", "first_day"]
