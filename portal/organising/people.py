"""Who organises one competition, and how who was asked accepts."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods

from competitions.helping import accept, ask, remove, request_to
from competitions.models import CompetitionPage
from competitions.organisers import edits
from organisations.refusals import Refused
from portal.forms import DrawnForm
from portal.organising.access import organising
from portal.workspace.access import Rule, ruled
from portal.workspace.organisation.answers import done


class AskForm(DrawnForm):
    email = forms.EmailField(label=gettext_lazy("E-mail address"), max_length=254)


@organising
@require_http_methods(["GET", "POST"])
def people(request: HttpRequest, competition: CompetitionPage) -> HttpResponse:
    """Editors ask and remove; a co-organiser may take themself away. `remove` is a row's number."""
    here = ("organise_people", competition.pk)
    may_ask = edits(request.user, competition)
    if "remove" in request.POST:
        number = request.POST["remove"]
        row = get_object_or_404(competition.co_organisers, pk=number if number.isdecimal() else 0)
        if not may_ask and row.user_id != request.user.pk:
            raise Http404
        to = here if may_ask else ("workspace",)
        return done(request, lambda: remove(row=row, by=request.user), _("The co-organiser is taken away."), *to)
    if request.method == "POST" and not may_ask:
        raise Http404
    form = AskForm(request.POST or None)
    if form.is_valid():
        try:
            ask(competition=competition, email=form.cleaned_data["email"], by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(*here)
    context = {
        "heading": _("Co-organisers"),
        "here": "organising",
        "part": "people",
        "competition": competition,
        "rows": competition.co_organisers.select_related("user"),
        "form": form,
        "may_ask": may_ask,
    }
    return render(request, "organising/people.html", context)


def asked_to_organise(view):
    """For whom a competition's editors have asked by an address of theirs. `view(request, competition, row)`."""

    def entered(request, number: str):
        competition = get_object_or_404(CompetitionPage, pk=number)
        row = request_to(competition, request.user)
        if row is None:
            raise Http404
        return view(request, competition, row)

    return ruled(Rule("asked-to-organise"), view, entered)


@asked_to_organise
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, competition: CompetitionPage, row) -> HttpResponse:
    if request.method == "POST":
        says = _("You organise this competition with its editors.")
        return done(request, lambda: accept(row=row, by=request.user), says, "organise", competition.pk)
    context = {"heading": _("Organise a competition"), "here": "organising", "competition": competition}
    return render(request, "organising/join.html", context)
