"""How many requests an address may make in a minute; counted in the shared cache."""

import time

from django.conf import settings

from feedback.client import client_address
from feedback.counter import counted

WINDOW = 60  # seconds


def is_allowed(name: str, request) -> bool:
    """Counts one request against the limit of that name; None in `API_LIMITS` is no limit."""
    most = settings.API_LIMITS.get(name)
    if most is None:
        return True
    key = f"limit:{name}:{client_address(request)}:{int(time.time()) // WINDOW}"
    return counted(key, 2 * WINDOW) <= most


def seconds_left() -> int:
    """Until the next window begins."""
    return WINDOW - int(time.time()) % WINDOW
