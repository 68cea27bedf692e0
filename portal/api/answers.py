"""What every answer of the API carries beside its content."""

from ninja import NinjaAPI
from ninja.parser import Parser
from ninja.throttling import BaseThrottle

from portal.limits import is_allowed, seconds_left
from search.analysis import clean

KEPT = "public, max-age=60"


class PublicAPI(NinjaAPI):
    """Any site's scripts may read it; what is the same for everybody may be kept for a minute."""

    def create_response(self, request, data, **options):
        response = super().create_response(request, data, **options)
        is_read = request.method in ("GET", "HEAD")
        if is_read:
            response["Access-Control-Allow-Origin"] = "*"
        # Whoever asks with a session may be shown more; a shared cache must never hand that on.
        public = is_read and response.status_code == 200 and request.user.is_anonymous
        response["Cache-Control"] = KEPT if public else "no-store"
        return response


class CleanParser(Parser):
    """JSON may hold lone surrogates and control characters; no reader means them, and no database takes them."""

    def parse_body(self, request):
        body = super().parse_body(request)
        if not isinstance(body, dict):
            return body
        return {name: clean(value) if isinstance(value, str) else value for name, value in body.items()}


class AddressLimit(BaseThrottle):
    """So many requests a minute from one address: `API_LIMITS` in the settings, by name."""

    def __init__(self, name: str):
        self._name = name

    def allow_request(self, request) -> bool:
        return is_allowed(self._name, request)

    def wait(self) -> int:
        return seconds_left()
