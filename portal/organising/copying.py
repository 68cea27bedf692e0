"""Last year's competition as a draft of the next, and a need as a draft competition."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from competitions.drafts import copy_for_next_year, draft_from_need, may_draft
from competitions.models import CompetitionPage
from demand.models import Need
from organisations.refusals import Refused
from portal.organising.access import organising


@organising
@require_POST
def copy(request: HttpRequest, competition: CompetitionPage) -> HttpResponse:
    """For those who may make competitions; goes on to the draft in the admin."""
    if not may_draft(request.user):
        raise Http404
    made = copy_for_next_year(competition=competition, by=request.user)
    messages.success(request, _("This is the draft. All dates are a year later: check each of them."))
    return redirect("wagtailadmin_pages:edit", made.pk)


@require_http_methods(["GET", "POST"])
def from_need(request: HttpRequest, need: int) -> HttpResponse:
    """In the admin. Asks first; goes on to the draft."""
    if not may_draft(request.user):
        raise PermissionDenied
    found = get_object_or_404(Need.objects.visible_to(member=True), pk=need)
    if request.method == "GET":
        context = {"need": found, "title": found.title(get_language())}
        return render(request, "organising/admin_from_need.html", context)
    try:
        made = draft_from_need(need=found, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("unanswered_needs")
    messages.success(request, _("This is the draft. It has no dates, tracks and rules yet."))
    return redirect("wagtailadmin_pages:edit", made.pk)
