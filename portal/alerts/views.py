"""Following something, and one's own alerts: how often, pause, stop."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_POST, require_safe

from alerts.models import Frequency, Kind, Subscription
from alerts.services import MOST, NotThere, change, followable, stop, stop_all, subscribe
from listings.refusals import Refusal
from portal.alerts.forms import USUAL, FrequencyForm
from portal.alerts.labels import Label, Labels
from portal.search.service import audiences
from portal.workspace.access import signed_in


@require_safe
@signed_in
def alerts(request: HttpRequest) -> HttpResponse:
    """Everything that this person follows."""
    found = list(request.user.subscriptions.all())
    labels, language = Labels.of(found, audiences(request.user)), get_language()
    context = {
        "heading": _("My alerts"),
        "here": "alerts",
        "rows": [{"alert": each, "label": labels.label(each, language)} for each in found],
        "frequencies": Frequency.choices,
        "most": MOST,
    }
    return render(request, "alerts/alerts.html", context)


@signed_in
def follow(request: HttpRequest) -> HttpResponse:
    """Asks how often, then follows `kind` and `target`. The address is where signed-out people arrive after signing in,
    with what they wanted; a button that was pressed on a page says `frequency` too and comes back there."""
    given = request.POST if request.method == "POST" else request.GET
    kind, target = given.get("kind", ""), given.get("target", "")
    wanted = _wanted(request, kind, target)
    form = FrequencyForm(request.POST or None, initial={"frequency": USUAL.get(kind)})
    refusal = "" if wanted else _("This search is too long to be saved: use fewer words.")
    if request.method == "POST" and form.is_valid() and not refusal:
        try:
            subscribe(user=request.user, kind=kind, target=target, frequency=form.cleaned_data["frequency"])
        except Refusal as error:
            refusal = str(error)
        else:
            messages.success(request, _("You will be told by e-mail."))
            return redirect(_back(request) or "alerts")
    context = {
        "heading": _("Tell me about new ones") if kind == Kind.SEARCH else _("Follow"),
        "here": "alerts",
        "form": form,
        "kind": kind,
        "target": target,
        "about": wanted,
        "refusal": refusal,
    }
    return render(request, "alerts/follow.html", context, status=400 if refusal or form.errors else 200)


@require_POST
@signed_in
def change_alert(request: HttpRequest, number: str) -> HttpResponse:
    """How often (`frequency`), `pause` or `resume`, or `stop`: what the pressed button says."""
    found = get_object_or_404(Subscription, pk=number, user=request.user)
    wanted = request.POST.get("do", "")
    if wanted == "stop":
        stop(subscription=found)
        messages.success(request, _("Stopped."))
    elif wanted in ("pause", "resume"):
        change(subscription=found, frequency=found.frequency, is_paused=wanted == "pause")
        messages.success(request, _("Paused.") if wanted == "pause" else _("It goes on."))
    elif request.POST.get("frequency") in Frequency.values:
        change(subscription=found, frequency=request.POST["frequency"], is_paused=found.is_paused)
        messages.success(request, _("Saved."))
    return redirect(_back(request) or "alerts")


@require_POST
@signed_in
def stop_alerts(request: HttpRequest) -> HttpResponse:
    stop_all(user=request.user)
    messages.success(request, _("All alerts are stopped."))
    return redirect("alerts")


def _wanted(request: HttpRequest, kind: str, target: str) -> Label | None:
    """What would be followed, in words; None when it is too long. 404 for what this person cannot follow."""
    try:
        target = followable(user=request.user, kind=kind, target=target)
    except NotThere as error:
        raise Http404 from error
    except Refusal:
        return None
    one = Subscription(user=request.user, kind=kind, target=target)
    return Labels.of([one], audiences(request.user)).label(one, get_language())


def _back(request: HttpRequest) -> str:
    """Where the button stood, if that is a page of this site."""
    back = request.POST.get("back", "")
    is_own = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return back if is_own and back.startswith("/") else ""
