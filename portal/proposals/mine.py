"""The proposals of a person's organisations: begin one, find one, and whether owners approve first."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods

from organisations.access import Action, allows
from organisations.models import Organisation
from organisations.refusals import Refused
from portal.forms import DrawnForm
from portal.proposals.access import to_public_call
from portal.proposals.writing import STEPS
from portal.workspace.access import on_organisation, signed_in
from proposals.models import Call, CallState, Proposal
from proposals.naming import names_learnt, owner_shown, owner_shown_to
from proposals.services import begin, set_needs_approval
from proposals.services.proposing import needs_approval


class SettingForm(DrawnForm):
    needed = forms.BooleanField(
        label=gettext_lazy("An owner approves each proposal before it is sent"),
        help_text=gettext_lazy("Editors write it and ask; owners read it and send it."),
        required=False,
    )


@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    memberships = list(request.user.memberships.select_related("organisation").order_by("organisation__sort_name"))
    language = get_language()
    own = [each.organisation_id for each in memberships]
    rows = Proposal.objects.filter(organisation__in=own).select_related("organisation", "call__need__organisation")
    learnt = names_learnt(own)
    context = {
        "heading": _("Proposals to calls"),
        "here": "proposals",
        "memberships": memberships,
        "managed": [each.organisation for each in memberships if allows(each.role, Action.MANAGE)],
        "rows": [
            {
                "proposal": row,
                "title": row.call.need.title(language),
                "owner": owner_shown(row.call, language, row, learnt),
                "state": row.call.state(),
            }
            for row in rows.order_by("-id")
        ],
    }
    return render(request, "proposals/mine.html", context)


@to_public_call
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, call: Call) -> HttpResponse:
    """Begins the proposal of one of the person's organisations, or goes on with it."""
    may = _those_that_may(request.user, call)
    if request.method == "POST":
        organisation = next((each for each in may if str(each.pk) == request.POST.get("organisation")), None)
        if organisation is not None:
            try:
                proposal = begin(call=call, organisation=organisation, by=request.user)
            except Refused as refusal:
                messages.error(request, str(refusal))
                return redirect("call", call.need_id)
            if proposal.is_sent:
                return redirect("proposal", proposal.pk)
            return redirect("write_proposal", proposal.pk, STEPS[0].name)
    language = get_language()
    context = {
        "heading": _("Answer the call"),
        "call": call,
        "title": call.need.title(language),
        "owner": owner_shown_to(request.user, call, language),
        "is_open": call.state() == CallState.OPEN,
        "may": may,
        "is_own": request.user.memberships.filter(organisation=call.need.organisation_id).exists(),
    }
    return render(request, "proposals/answer.html", context)


def _those_that_may(user, call: Call) -> list[Organisation]:
    """Verified ones for which this person writes, but for the need's own."""
    memberships = user.memberships.select_related("organisation").filter(organisation__verified_at__isnull=False)
    others = memberships.exclude(organisation=call.need.organisation_id)
    return [each.organisation for each in others if allows(each.role, Action.WRITE)]


@on_organisation(Action.MANAGE)
@require_http_methods(["GET", "POST"])
def setting(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    form = SettingForm(request.POST or None, initial={"needed": needs_approval(organisation)})
    if request.method == "POST":
        set_needs_approval(organisation=organisation, needed="needed" in request.POST)
        messages.success(request, _("Saved."))
        return redirect("proposals")
    context = {
        "heading": _("Approval of proposals"),
        "organisation": organisation,
        "here": "proposals",
        "form": form,
    }
    return render(request, "proposals/setting.html", context)
