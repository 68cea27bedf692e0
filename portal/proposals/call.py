"""A call in the workspace of the need's organisation: how it stands, and what can be done."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from demand.models import Need
from organisations.access import Action, allows
from portal.proposals.access import on_call, on_need
from portal.proposals.forms import ReasonForm
from portal.proposals.reading import looks, standings
from portal.workspace.organisation.answers import done
from proposals.models import Call, CallState
from proposals.opening import may_open, reviewer_of
from proposals.services import cancel_call, open_call

OVER = (CallState.DECIDED, CallState.CANCELLED)


@on_need(Action.LOOK)
def own_call(request: HttpRequest, need: Need, call: Call | None) -> HttpResponse:
    """Before the closing it says how many have come, and no more."""
    context = {
        "heading": _("Call for proposals"),
        "organisation": need.organisation,
        "here": "listings",
        "need": need,
        "title": need.title(get_language()),
        "call": call,
        "may_write": allows(request.role, Action.WRITE),
    }
    if call is not None:
        state, opens = call.state(), may_open(call, request.user)
        reviewer = reviewer_of(call, request.user)
        context |= {
            "state": state,
            "is_over": state in OVER,
            "is_editable": call.is_editable(),
            "criteria": call.criteria.all(),
            "count": call.proposals.sent().count(),
            "may_open": opens,
            "standings": standings(call, reviewer) if opens else [],
            "reviewer": reviewer,
            "decides": opens and state == CallState.CLOSED and call.decider_id == request.user.pk,
        }
    return render(request, "proposals/own_call.html", context)


@on_call(Action.WRITE)
@require_POST
def open_it(request: HttpRequest, call: Call) -> HttpResponse:
    said = _("The call is public.")
    return done(request, lambda: open_call(call=call, by=request.user), said, "own_call", call.need_id)


@on_call(Action.WRITE)
@require_http_methods(["GET", "POST"])
def cancel(request: HttpRequest, call: Call) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        given = {"reason": form.cleaned_data["reason"], "by": request.user}
        said = _("The call is cancelled. Everybody who began a proposal is told why.")
        return done(request, lambda: cancel_call(call=call, **given), said, "own_call", call.need_id)
    context = {
        "heading": _("Cancel the call"),
        "organisation": call.organisation,
        "here": "listings",
        "title": call.need.title(get_language()),
        "call": call,
        "form": form,
    }
    return render(request, "proposals/cancel_call.html", context, status=422 if form.errors else 200)


@on_call(Action.LOOK)
def log(request: HttpRequest, call: Call) -> HttpResponse:
    """Who opened which proposal, and when; each proposer sees the same of their own."""
    proposals = list(call.proposals.sent().select_related("organisation")) if call.is_unsealed() else []
    context = {
        "heading": _("Who opened the proposals"),
        "organisation": call.organisation,
        "here": "listings",
        "title": call.need.title(get_language()),
        "call": call,
        "looks": looks(proposals, call),
    }
    return render(request, "proposals/log.html", context)
