"""Ways from other pages to what judging has to show."""

from django import template

from competitions.models import CompetitionPage
from judging.models import Assignment, Round
from teams.models import Team

register = template.Library()


@register.simple_tag
def team_has_comments(team: Team) -> bool:
    """Whether judges wrote something that the team may read by now."""
    rows = Assignment.objects.filter(team=team, handed_in_at__isnull=False, round__sealed_at__isnull=False)
    return rows.exclude(comment="").exists()


@register.simple_tag
def has_leaderboard(competition: CompetitionPage) -> bool:
    """Whether organisers made one public; `competition` is the first language's page."""
    rows = Round.objects.filter(track__page=competition, shown_at__isnull=False, closed_at__isnull=False)
    return rows.exists()
