"""How many requests an address may make in a minute; counted in the shared cache."""

import time

from django.conf import settings
from django.core.cache import cache

from feedback.client import client_address

WINDOW = 60  # seconds


def is_allowed(name: str, request) -> bool:
    """Counts one request against the limit of that name; None in `API_LIMITS` is no limit."""
    most = settings.API_LIMITS.get(name)
    if most is None:
        return True
    key = f"limit:{name}:{client_address(request)}:{int(time.time()) // WINDOW}"
    if cache.add(key, 1, 2 * WINDOW):
        return most >= 1
    try:
        return cache.incr(key) <= most
    except ValueError:  # it was pushed out of a full cache in between
        cache.set(key, 1, 2 * WINDOW)
        return True


def seconds_left() -> int:
    """Until the next window begins."""
    return WINDOW - int(time.time()) % WINDOW
