"""The scientists whom an organisation names, and what they said to it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from organisations.access import Action, allows
from organisations.models import Organisation, Scientist
from organisations.refusals import Refused
from organisations.services import (
    ask_again,
    ask_scientist,
    confirm_scientist,
    decline_scientist,
    remove_scientist,
    save_scientist,
    scientist_of,
)
from portal.workspace.access import by_letter, on_organisation
from portal.workspace.organisation.answers import done
from portal.workspace.organisation.people_forms import ScientistForm

PAGE = "workspace_scientists"


@on_organisation(Action.LOOK)
def scientists(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    context = {
        "heading": _("Scientists"),
        "here": "scientists",
        "organisation": organisation,
        "scientists": Scientist.everyone.filter(organisation=organisation),
        "writes": allows(request.role, Action.WRITE),
    }
    return render(request, "workspace/organisation/scientists.html", context)


@on_organisation(Action.WRITE)
def edit_scientist(request: HttpRequest, organisation: Organisation, number: str | None = None) -> HttpResponse:
    """Adds one without `number`. With an address, the letter goes out at once where `ask` is pressed."""
    person = _of(organisation, number) if number else None
    if person and person.declined_at:
        raise Http404
    # Validation writes into its instance, and the service compares with the row as it is.
    form = ScientistForm(request.POST or None, instance=_of(organisation, number) if number else None)
    if request.method == "POST" and form.is_valid():
        person = save_scientist(organisation=organisation, scientist=person, columns=form.cleaned_data)
        messages.success(request, _("Saved."))
        if "ask" in request.POST:
            try:
                ask_scientist(scientist=person, by=request.user)
            except Refused as refusal:
                messages.error(request, str(refusal))
        return redirect(PAGE, organisation.slug)
    context = {
        "heading": _("Edit a scientist") if person else _("Add a scientist"),
        "here": "scientists",
        "organisation": organisation,
        "form": form,
        "person": person,
    }
    return render(request, "workspace/organisation/scientist.html", context)


@on_organisation(Action.WRITE)
@require_POST
def ask_for_consent(request: HttpRequest, organisation: Organisation, number: str) -> HttpResponse:
    person = _of(organisation, number)
    return done(
        request,
        lambda: ask_scientist(scientist=person, by=request.user),
        _("A letter goes to this person."),
        PAGE,
        organisation.slug,
    )


@on_organisation(Action.WRITE)
@require_POST
def remove(request: HttpRequest, organisation: Organisation, number: str) -> HttpResponse:
    person = _of(organisation, number)
    return done(
        request,
        lambda: remove_scientist(scientist=person),
        _("The person is no longer named."),
        PAGE,
        organisation.slug,
    )


@by_letter
def consent(request: HttpRequest, token: str) -> HttpResponse:
    """The scientist's own page, without an account: what is shown of them, yes, and no."""
    person = scientist_of(token)
    if person is None:
        return _run_out(request, token)
    if request.method == "POST":
        answer = request.POST.get("answer")
        if answer == "yes":
            confirm_scientist(scientist=person)
        elif answer == "no":
            decline_scientist(scientist=person)
        return redirect(request.path)
    context = {"heading": _("Do you want to be named?"), "person": person}
    return render(request, "workspace/organisation/consent.html", context)


def _run_out(request: HttpRequest, token: str) -> HttpResponse:
    """The link is genuine but too old to answer with: a new letter to the same address is one button away."""
    person = scientist_of(token, is_old=True)
    if person is None:
        raise Http404
    context = {"heading": _("This link has run out"), "name": person.organisation}
    if request.method == "POST":
        try:
            ask_again(scientist=person)
        except Refused as refusal:
            context["refusal"] = str(refusal)
        else:
            context["is_sent"] = True
    return render(request, "workspace/organisation/consent_run_out.html", context, status=410)


def _of(organisation: Organisation, number: str) -> Scientist:
    return get_object_or_404(Scientist.everyone.select_related("organisation"), organisation=organisation, pk=number)
