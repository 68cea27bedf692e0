"""An organisation says when it does not answer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from enquiries.services import end_absence, say_absence
from organisations.access import Action
from organisations.models import Organisation
from organisations.refusals import Refused
from portal.enquiries.forms import AbsenceForm
from portal.workspace.access import on_organisation


@require_http_methods(["GET", "POST"])
@on_organisation(Action.WRITE)
def absence(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """A POST with `end` ends the absence of that number, any other says a new one."""
    coming = organisation.absences.filter(last_day__gte=timezone.localdate()).order_by("first_day")
    if ended := request.POST.get("end", ""):
        found = coming.filter(pk=ended).first() if ended.isdecimal() and len(ended) < 16 else None
        if found is not None:
            end_absence(absence=found, by=request.user)
            messages.success(request, _("The absence is over."))
        return redirect("workspace_absence", organisation.slug)
    form = AbsenceForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            say_absence(organisation=organisation, by=request.user, **form.cleaned_data)
            messages.success(request, _("The absence is noted: the time to answer stands still on those days."))
            return redirect("workspace_absence", organisation.slug)
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {
        "heading": _("Absence"),
        "organisation": organisation,
        "here": "absence",
        "coming": coming,
        "form": form,
    }
    return render(request, "enquiries/absence.html", context, status=400 if form.errors else 200)
