"""The survey that the city sends out by link, and the needs that become of its answers."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from organisations.access import Action, roles_for
from organisations.models import Organisation
from portal.support.accepting import is_accepted, status_of
from portal.support.survey_form import SurveyForm
from portal.workspace.access import signed_in
from search.analysis import clean
from support.survey import NotAllowed, SurveyAnswer, answer, draft_needs, of_ticket, ticket

TICKET = "survey_answer"  # in the session: the signed number of an answer that waits for its sender to sign in


@never_cache
@require_http_methods(["GET", "POST"])
def survey(request: HttpRequest) -> HttpResponse:
    form = SurveyForm(request.POST or None)
    if form.is_trapped:
        return redirect("survey_thanks")
    if is_accepted(request, form):
        made = answer(language=get_language(), **form.answer())
        return _after(request, made)
    return render(request, "support/survey.html", {"form": form, "heading": _("Survey")}, status=status_of(form))


def _after(request: HttpRequest, made: SurveyAnswer) -> HttpResponse:
    if made.wants_need:
        own = organisations_to_write_for(request.user)
        if len(own) == 1:
            return _drafted(request, made, own[0])
        request.session[TICKET] = ticket(made)
    return redirect("survey_thanks")


@never_cache
def survey_thanks(request: HttpRequest) -> HttpResponse:
    """Says what happens next; whoever wanted a need and has not signed in yet is led there."""
    context = {"heading": _("Thank you"), "waits": waiting_answer(request) is not None}
    return render(request, "support/survey_thanks.html", context)


@require_POST
@signed_in
def survey_need(request: HttpRequest) -> HttpResponse:
    """The answer in the session becomes a draft need of the chosen organisation, one of the person's own."""
    made = waiting_answer(request)
    if made is None:
        raise Http404
    organisation = get_object_or_404(Organisation, slug=clean(request.POST.get("organisation", "")))
    return _drafted(request, made, organisation)


def _drafted(request: HttpRequest, made: SurveyAnswer, organisation: Organisation) -> HttpResponse:
    try:
        needs = draft_needs(answer=made, organisation=organisation, by=request.user)
    except NotAllowed as error:
        raise Http404 from error
    request.session.pop(TICKET, None)
    messages.success(request, _("Your answer became a draft. Complete it and submit it when you are ready."))
    if len(needs) == 1:
        return redirect("workspace_listing", prefix="needs", number=needs[0].pk)
    return redirect("workspace_organisation", slug=organisation.slug)


def waiting_answer(request: HttpRequest) -> SurveyAnswer | None:
    """The answer that this session's sender wanted to become a need."""
    kept = request.session.get(TICKET)
    return of_ticket(kept) if kept else None


def organisations_to_write_for(user) -> list[Organisation]:
    if not user.is_authenticated:
        return []
    return list(Organisation.objects.filter(memberships__user=user, memberships__role__in=roles_for(Action.WRITE)))
