"""What members and leaders do with their team; each answer is the team's page again."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from organisations.refusals import Refused
from portal.teams.access import in_team, leading
from portal.teams.forms import InviteForm, TeamForm, WhyForm
from portal.workspace.organisation.answers import done
from teams.models import Team
from teams.services import (
    accept_rules,
    answer,
    ask_guardian,
    change,
    hand_over,
    invite,
    leave,
    remove,
    withdraw,
)
from teams.standing import may_change


@leading
@require_http_methods(["GET", "POST"])
def edit_team(request: HttpRequest, team: Team) -> HttpResponse:
    if not may_change(team):
        raise Http404
    form = TeamForm(request.POST or None, team=team)
    if form.is_valid():
        try:
            change(team=team, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("team", team.pk)
    context = {"heading": _("Change the team"), "here": "teams", "team": team, "form": form}
    return render(request, "teams/edit.html", context, status=422 if form.errors else 200)


@leading
@require_POST
def invite_member(request: HttpRequest, team: Team) -> HttpResponse:
    form = InviteForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write a whole e-mail address, as ten@example.org."))
        return redirect("team", team.pk)
    email = form.cleaned_data["email"]
    said = _("The invitation is on its way to %(address)s.") % {"address": email}
    return done(request, lambda: invite(team=team, email=email, by=request.user), said, "team", team.pk)


@leading
@require_POST
def change_member(request: HttpRequest, team: Team, member: str) -> HttpResponse:
    """`act` is "lead" or "remove"."""
    found = get_object_or_404(team.members.filter(left_at__isnull=True), pk=member)
    if request.POST.get("act") == "lead":
        said = _("%(person)s leads the team now.") % {"person": found}
        return done(request, lambda: hand_over(team=team, to=found, by=request.user), said, "team", team.pk)
    if request.POST.get("act") == "remove":
        said = _("%(person)s is not in the team any more.") % {"person": found}
        return done(request, lambda: remove(team=team, member=found, by=request.user), said, "team", team.pk)
    raise Http404


@in_team
@require_POST
def write_guardian(request: HttpRequest, team: Team) -> HttpResponse:
    """Of the person's own parent or guardian, once more."""
    return done(request, lambda: ask_guardian(member=request.member), _("The letter was sent again."), "team", team.pk)


@leading
@require_POST
def team_rules(request: HttpRequest, team: Team) -> HttpResponse:
    number = request.POST.get("version", "")
    version = team.competition.rules_versions.filter(pk=number).first() if number.isdecimal() else None
    if version is None:
        raise Http404
    said = _("You have accepted version %(number)d of the rules.") % {"number": version.number}
    return done(request, lambda: accept_rules(team=team, version=version, by=request.user), said, "team", team.pk)


@leading
@require_POST
def answer_organisers(request: HttpRequest, team: Team) -> HttpResponse:
    form = WhyForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write an answer to the organisers."))
        return redirect("team", team.pk)
    text = form.cleaned_data["text"]
    said = _("Your answer was sent. The team waits for the organisers again.")
    return done(request, lambda: answer(team=team, by=request.user, text=text), said, "team", team.pk)


@in_team
@require_http_methods(["GET", "POST"])
def leave_team(request: HttpRequest, team: Team) -> HttpResponse:
    """Asks first."""
    return _asked(
        request,
        team,
        lambda: leave(team=team, by=request.user),
        heading=_("Leave the team"),
        says=_("You leave “%(team)s”. Who is left goes on; without anybody the team is withdrawn.") % {"team": team},
        did=_("You have left the team."),
        to=("my_teams",),
    )


@leading
@require_http_methods(["GET", "POST"])
def withdraw_team(request: HttpRequest, team: Team) -> HttpResponse:
    """Asks first."""
    return _asked(
        request,
        team,
        lambda: withdraw(team=team, by=request.user),
        heading=_("Withdraw the team"),
        says=_("“%(team)s” takes part no longer, and what it handed in does not count. This cannot be taken back.")
        % {"team": team},
        did=_("The team is withdrawn."),
        to=("team", team.pk),
    )


def _asked(request, team: Team, act, *, heading: str, says: str, did: str, to: tuple) -> HttpResponse:
    if request.method == "POST":
        try:
            act()
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("team", team.pk)
        messages.success(request, did)
        return redirect(*to)
    context = {"heading": heading, "here": "teams", "team": team, "says": says}
    return render(request, "teams/confirm.html", context)
