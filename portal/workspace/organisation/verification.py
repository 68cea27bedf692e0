"""Where an organisation stands with the city, and what to do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from organisations.access import Action, allows
from organisations.models import Organisation, Outcome
from organisations.services import (
    ask_for_verification,
    may_renew,
    open_question,
    standing_of,
    take_question_back,
)
from organisations.wording import changed_values
from portal.workspace.access import on_organisation
from portal.workspace.organisation.answers import done

PAGE = "workspace_verification"


@on_organisation(Action.LOOK)
def verification(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Every member sees it; an owner asks, and takes the question back."""
    asked = open_question(organisation)
    last = organisation.verifications.exclude(outcome__in=("", Outcome.TAKEN_BACK)).first()
    context = {
        "heading": _("Verification"),
        "here": "verification",
        "organisation": organisation,
        "standing": standing_of(organisation),
        "asked": asked,
        "changes": changed_values(asked) if asked else [],
        "refusal": last if last and last.outcome == Outcome.REFUSED and not asked else None,
        "may_renew": may_renew(organisation),
        "manages": allows(request.role, Action.MANAGE),
    }
    return render(request, "workspace/organisation/verification.html", context)


@on_organisation(Action.MANAGE)
def ask(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Whoever comes here by a link finds the button on the page itself."""
    if request.method != "POST":
        return redirect(PAGE, organisation.slug)
    return done(
        request,
        lambda: ask_for_verification(organisation=organisation, by=request.user),
        _("The city has been asked. You get a letter with its answer within five working days."),
        PAGE,
        organisation.slug,
    )


@on_organisation(Action.MANAGE)
def take_back(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    if request.method != "POST":
        return redirect(PAGE, organisation.slug)
    return done(
        request,
        lambda: take_question_back(organisation=organisation, by=request.user),
        _("The question is taken back."),
        PAGE,
        organisation.slug,
    )
