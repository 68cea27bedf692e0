"""The mailed way out. Opening the page changes nothing, since mail scanners follow links; a POST stops, also one of a
mail program by itself (RFC 8058: `List-Unsubscribe=One-Click`, without a token of ours against forgery)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from alerts.links import read_token
from alerts.services import stop, stop_all
from organisations.models import User
from portal.alerts.labels import Labels
from portal.search.service import audiences
from portal.workspace.access import by_letter

ALL = "all"


@by_letter
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stop_by_letter(request: HttpRequest, token: str) -> HttpResponse:
    """Stops what the token names, or all when `what` says so. The page shows the person's alerts by their own words
    and nothing else of them."""
    number, only = read_token(token) or (0, 0)
    user = User.objects.filter(pk=number, is_active=True).first()
    if user is None:
        raise Http404
    named = user.subscriptions.filter(pk=only).first()
    if request.method == "POST":
        if only and request.POST.get("what") != ALL:
            if named:
                stop(subscription=named)
        else:
            stop_all(user=user)
        return redirect(request.path)
    left = list(user.subscriptions.all())
    context = {
        "named": named and Labels.of([named], audiences(user)).label(named, get_language()),
        "only": only,
        "left": len(left),
    }
    return render(request, "alerts/stop.html", context)
