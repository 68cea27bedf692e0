"""A team writes its public page, and each member says whether they are named there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.results.forms import PresentationForm
from portal.teams.access import in_team
from portal.workspace.organisation.answers import done
from results.models import Certificate, Naming, Presentation, Publication
from results.services import agree_to_be_named, present, take_name_back
from teams.models import Team


@in_team
@require_http_methods(["GET", "POST"])
def presentation(request: HttpRequest, team: Team) -> HttpResponse:
    """Two forms: `named` is each member's own, the other is the team's."""
    member = request.member
    if "named" in request.POST:
        agree = request.POST["named"] == "yes"
        act = agree_to_be_named if agree else take_name_back
        says = _("You are named on the team's page.") if agree else _("You are not named on the team's page any more.")
        return done(request, lambda: act(member=member), says, "team_presentation", team.pk)
    there = Presentation.objects.filter(team=team).first() or Presentation(team=team)
    form = PresentationForm(request.POST or None, instance=there)
    if request.method == "POST" and form.is_valid():
        present(team=team, texts=form.cleaned_data, by=request.user)
        messages.success(request, _("The page of your team is saved."))
        return redirect("team_presentation", team.pk)
    context = {
        "heading": _("The public page of %s") % team.name,
        "here": "teams",
        "team": team,
        "form": form,
        "is_named": Naming.objects.filter(member=member, withdrawn_at__isnull=True).exists(),
        "is_public": Publication.objects.filter(track=team.track).exists(),
        "certificate": Certificate.objects.filter(member=member).first(),
    }
    return render(request, "results/presentation.html", context)
