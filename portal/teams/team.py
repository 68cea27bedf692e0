"""A team in the workspace of those who are in it: who they are, how it stands, and what can be done."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_safe

from portal.teams.access import in_team
from portal.teams.forms import InviteForm, WhyForm
from portal.teams.tasks import team_tasks
from portal.workspace.access import signed_in
from teams.models import State, Team
from teams.standing import may_change, missing


@signed_in
@require_safe
def my_teams(request: HttpRequest) -> HttpResponse:
    context = {
        "heading": _("My teams"),
        "here": "teams",
        "teams": [(each, page_title(each)) for each in teams_of(request.user)],
        "tasks": team_tasks(request.user),
    }
    return render(request, "teams/mine.html", context)


@in_team
@require_safe
def team(request: HttpRequest, team: Team) -> HttpResponse:
    members = list(team.members.filter(left_at__isnull=True).select_related("user"))
    competition, newest = team.competition, team.competition.rules_versions.first()
    changes = may_change(team)
    page = competition.in_language(get_language())
    context = {
        "heading": team.name,
        "here": "teams",
        "team": team,
        "competition": competition,
        "title": page.title,
        "page_url": page.get_url(request),
        "member": request.member,
        "members": members,
        "is_leader": request.member.is_leader,
        "may_change": changes,
        "missing": missing(team, members) if team.state in (State.REGISTERED, State.ASKED_BACK) else [],
        "has_room": len(members) < team.track.most_members,
        "newest_rules": newest if newest != team.rules else None,
        "invite_form": InviteForm() if changes and request.member.is_leader else None,
        "answer_form": WhyForm() if team.state == State.ASKED_BACK and request.member.is_leader else None,
    }
    return render(request, "teams/team.html", context)


def teams_of(user):
    return Team.objects.of(user).select_related("track__page__locale").order_by("-registered_at")


def page_title(team: Team) -> str:
    return team.competition.in_language(get_language()).title
