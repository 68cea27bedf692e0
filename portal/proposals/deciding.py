"""The short list, and the decision of the one who is named for it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from organisations.access import Action, allows
from organisations.refusals import Refused
from portal.proposals.access import judging
from portal.proposals.forms import DecisionForm
from portal.proposals.reading import standings
from portal.proposals.reviewing import shared
from portal.workspace.organisation.answers import done
from proposals.models import Call, CallState
from proposals.services import decide, shortlist


@judging
@require_POST
def put_on_list(request: HttpRequest, call: Call, proposal: str) -> HttpResponse:
    """`listed` puts it on the short list, anything else takes it off. The owner's writers alone."""
    if not allows(request.role, Action.WRITE):
        raise Http404
    row = get_object_or_404(call.proposals.sent(), pk=proposal)
    listed = "listed" in request.POST
    said = _("On the short list.") if listed else _("Off the short list.")
    act = {"proposal": row, "listed": listed, "by": request.user}
    return done(request, lambda: shortlist(**act), said, "own_call", call.need_id)


@judging
@require_http_methods(["GET", "POST"])
def decision(request: HttpRequest, call: Call) -> HttpResponse:
    """For the named decider, once."""
    if call.decider_id != request.user.pk or call.state() != CallState.CLOSED:
        raise Http404
    found = standings(call)
    form = DecisionForm(request.POST or None, proposals=[each.proposal for each in found], names=call.is_withheld)
    if form.is_valid():
        given = form.cleaned_data
        try:
            decide(
                call=call,
                chosen=form.chosen(),
                reason=given["reason"],
                reasons=form.reasons(),
                is_named_to_chosen=given.get("is_named", False),
                by=request.user,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("own_call", call.need_id)
    context = shared(call, _("Decide")) | {"form": form, "standings": found}
    return render(request, "proposals/decision.html", context, status=422 if form.errors else 200)
