"""Forms of visitors. Who has not signed in gets no cookie for a form: nobody can be made to act in their name, so it is
enough that the form stood on this site, which every browser says of a POST."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest
from django.views.decorators.csrf import csrf_exempt, csrf_protect


def open_to_visitors(view: Callable) -> Callable:
    """A form that is drawn with `{% form_token %}` may be sent to this view. Who has signed in needs the token."""
    guarded = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def entered(request: HttpRequest, *args, **options):
        answer = view if request.user.is_anonymous and _is_from_here(request) else guarded
        return answer(request, *args, **options)

    return entered


def _is_from_here(request: HttpRequest) -> bool:
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
