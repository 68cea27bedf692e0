"""Make a call, or change it until it opens."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_http_methods

from demand.models import Need
from organisations.access import Action
from organisations.refusals import Refused
from portal.proposals.access import on_need
from portal.proposals.forms import CallForm
from proposals.models import Call
from proposals.services import save_call


@on_need(Action.WRITE)
@require_http_methods(["GET", "POST"])
def edit_call(request: HttpRequest, need: Need, call: Call | None) -> HttpResponse:
    """Where the last call was cancelled, another one begins."""
    call = None if call is not None and call.cancelled_at else call
    if call is not None and not call.is_editable():
        return redirect("own_call", need.pk)
    form = CallForm(request.POST or None, call=call)
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("asked", "opens_at", "closes_at")}
        try:
            save_call(need=need, criteria=form.criteria(), by=request.user, **given)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("own_call", need.pk)
    context = {
        "heading": _("The call") if call else _("Call for proposals"),
        "organisation": need.organisation,
        "here": "listings",
        "need": need,
        "title": need.title(get_language()),
        "call": call,
        "form": form,
    }
    return render(request, "proposals/edit_call.html", context, status=422 if form.errors else 200)
