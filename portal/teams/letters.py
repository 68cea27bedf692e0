"""What the holders of a team's letters see: who is invited, and a pupil's parent or guardian."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_http_methods

from organisations.domains import verified_addresses
from organisations.refusals import Refused
from portal.teams.forms import DeclarationForm
from portal.workspace.access import by_letter
from teams.models import Team
from teams.services import accept, agree, decline, refuse
from teams.services.guardians import member_of
from teams.services.inviting import invitation_of


@by_letter
@require_http_methods(["GET", "POST"])
def team_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Who is signed in with the invited address accepts or declines; others are led to sign in, and come back here."""
    member = invitation_of(token)
    if member is None:
        return _over(request, _("This invitation is no longer valid"))
    team, user = member.team, request.user
    is_mine = user.is_authenticated and member.email in verified_addresses(user)
    form = None
    if is_mine:
        form = DeclarationForm(request.POST or None, track=team.track, person=user.get_full_name())
        if request.method == "POST" and "decline" in request.POST:
            decline(member=member, by=user)
            messages.success(request, _("You have declined the invitation."))
            return redirect("my_teams")
        if form.is_valid():
            try:
                accept(member=member, by=user, said=form.declaration())
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                return redirect("team", team.pk)
    context = _about(request, team) | {
        "heading": _("Invitation to a team"),
        "leader": team.members.present().filter(is_leader=True).first(),
        "form": form,
    }
    return render(request, "teams/invitation.html", context, status=422 if form and form.errors else 200)


@by_letter
@require_http_methods(["GET", "POST"])
def team_guardian(request: HttpRequest, token: str) -> HttpResponse:
    """Nothing happens by opening it: a mail program that looks at addresses agrees to nothing."""
    member = member_of(token)
    if member is None:
        return _over(request, _("This letter is no longer valid"))
    said = ""
    if request.method == "POST" and "agree" in request.POST:
        agree(member=member)
        said = _("Thank you. You have agreed.")
        member.refresh_from_db()
    elif request.method == "POST" and "refuse" in request.POST:
        refuse(member=member)
        said = _("Your child takes part no longer.")
    context = _about(request, member.team) | {
        "heading": _("Consent of a parent or guardian"),
        "member": member,
        "said": said,
    }
    return render(request, "teams/guardian.html", context)


def _about(request: HttpRequest, team: Team) -> dict:
    """Its competition as the reader finds it, and the rules that are in force."""
    competition = team.competition
    page = competition.in_language(get_language())
    return {
        "team": team,
        "title": page.title,
        "page_url": page.get_url(request),
        "version": competition.rules_versions.first(),
    }


def _over(request: HttpRequest, heading: str) -> HttpResponse:
    return render(request, "teams/over.html", {"heading": heading}, status=410)
