"""Nothing typed is lost when a session has ended: what was sent waits in the session until its writer is back.

It stands in no address and no log, is given only to the same address again, and goes when it was saved, after a day, or
with the session.
"""

import time
from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django_htmx.http import HttpResponseClientRedirect

from portal.limits import is_allowed

KEY, DAY = "typed_before_sign_in", 24 * 3600  # seconds
LONGEST = 200_000  # characters


def keeps_typed(view: Callable) -> Callable:
    """Put outside the rule of a view that takes a form: a POST without a session is kept, and sign-in comes first."""

    @wraps(view)
    def entered(request: HttpRequest, *args, **options) -> HttpResponse:
        if request.method == "POST" and not request.user.is_authenticated:
            if is_allowed("match", request):
                _keep(request)
            answer = redirect_to_login(request.get_full_path())
            return HttpResponseClientRedirect(answer.url) if request.htmx else answer
        return view(request, *args, **options)

    return entered


def silent_when_signed_out(view: Callable) -> Callable:
    """For parts of a page: the page of the sign-in must not be put beside a form. What was typed stays in it."""

    @wraps(view)
    def entered(request: HttpRequest, *args, **options) -> HttpResponse:
        if request.htmx and not request.user.is_authenticated:
            return HttpResponse(status=204)
        return view(request, *args, **options)

    return entered


def kept(request: HttpRequest) -> QueryDict | None:
    """What was sent to this address before the sign-in."""
    found = request.session.get(KEY)
    if not found or found["path"] != request.path or time.time() - found["at"] > DAY:
        return None
    data = QueryDict(mutable=True)
    for name, values in found["data"]:
        data.setlist(name, values)
    return data


def forget(request: HttpRequest) -> None:
    request.session.pop(KEY, None)


def _keep(request: HttpRequest) -> None:
    data = [(name, values) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"]
    if sum(len(value) for _name, values in data for value in values) <= LONGEST:
        request.session[KEY] = {"path": request.path, "data": data, "at": int(time.time())}
