"""What the views of this part answer with."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from organisations.refusals import Refused


def done(request: HttpRequest, act: Callable[[], object], says: str, to: str, *args) -> HttpResponse:
    """Does it, or says why not, and goes on to the page `to` either way."""
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, says)
    return redirect(to, *args)
