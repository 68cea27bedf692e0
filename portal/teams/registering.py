"""The way from a competition's page into a team."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from competitions.models import CompetitionPage
from organisations.refusals import Refused
from portal.teams.access import to_public_competition
from portal.teams.forms import RegisterForm
from teams.models import Team
from teams.services import register
from teams.standing import registration_ends


@to_public_competition
@require_safe
def take_part(request: HttpRequest, competition: CompetitionPage) -> HttpResponse:
    """Where the page's button leads: out, to one's team, to the only track, or to a choice of them."""
    if competition.runs_elsewhere_url:
        return redirect(competition.runs_elsewhere_url)
    own = Team.objects.of(request.user).filter(track__page=competition).select_related("track")
    teams, tracks, until = list(own), list(competition.tracks.all()), registration_ends(competition)
    open_teams = [team for team in teams if team.is_open]
    if len(open_teams) == 1 and (until is None or len(tracks) == 1):
        return redirect("team", open_teams[0].pk)
    if until and len(tracks) == 1 and not open_teams:
        return redirect("register_team", competition.pk, tracks[0].pk)
    context = {
        "heading": _("Take part"),
        "here": "teams",
        "competition": competition,
        "title": competition.in_language(get_language()).title,
        "teams": teams,
        "tracks": tracks,
        "until": until,
    }
    return render(request, "teams/take_part.html", context)


@to_public_competition
@require_http_methods(["GET", "POST"])
def register_team(request: HttpRequest, competition: CompetitionPage, track: str) -> HttpResponse:
    """409 where registration is not open, with the reason."""
    found = get_object_or_404(competition.tracks.all(), pk=track)
    until, version = registration_ends(competition), competition.rules_versions.first()
    page = competition.in_language(get_language())
    context = {
        "heading": _("Register a team"),
        "here": "teams",
        "competition": competition,
        "title": page.title,
        "page_url": page.get_url(request),
        "track": found,
        "until": until,
        "version": version,
    }
    if until is None or competition.runs_elsewhere_url:
        return render(request, "teams/closed.html", context, status=409)
    options = {"track": found, "user": request.user, "has_rules": version is not None}
    form = RegisterForm(request.POST or None, person=request.user.get_full_name(), **options)
    if form.is_valid():
        given = form.cleaned_data
        # The version that was shown: one published meanwhile has not been read.
        shown = competition.rules_versions.filter(pk=_number(request.POST.get("version"))).first()
        try:
            team = register(
                track=found,
                name=given["name"],
                by=request.user,
                said=form.declaration(),
                rules=shown,
                affiliation=given["affiliation"],
                organisation=given.get("organisation"),
                country=given["country"],
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("team", team.pk)
    return render(request, "teams/register.html", context | {"form": form}, status=422 if form.errors else 200)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 16 else None
