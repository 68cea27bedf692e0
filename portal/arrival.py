"""When a request began to arrive: what decides whether an upload was in time."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.utils import timezone

LONGEST = timedelta(hours=1)  # that an upload may have waited before us


class Arrival:
    """Sets `request.arrived_at`. The first of all middleware, so that nothing has read the body before.

    A web process begins with a request once its head is there and a thread is free. Where our own proxy says when the
    head came (`ARRIVAL_HEADER`), that holds: nobody is late because others were many.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.arrived_at = arrived(request.headers.get(settings.ARRIVAL_HEADER or "-"), timezone.now())
        return self.get_response(request)


def arrived(said: str | None, now: datetime) -> datetime:
    """`said` are milliseconds since 1970. Nothing that is no such number, lies ahead or long ago is believed."""
    if not said or not said.isdecimal() or len(said) > 13:
        return now
    moment = datetime.fromtimestamp(int(said) / 1000, UTC)
    return moment if now - LONGEST <= moment <= now else now
