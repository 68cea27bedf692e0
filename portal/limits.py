"""How many requests an address may make in a minute; counted in the shared cache."""

import ipaddress
import time

from django.conf import settings
from django.core.cache import cache

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


def client_address(request) -> str:
    """Who asks: the connection's own address, or what the trusted proxies before the site noted of it.

    Each proxy appends to X-Forwarded-For, so only its last `TRUSTED_PROXY_COUNT` entries are believed: a forged
    beginning changes nothing. An IPv6 network of one customer (/64) counts as one address.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if count := getattr(settings, "TRUSTED_PROXY_COUNT", 0):
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        if len(forwarded) >= count:
            address = forwarded[-count].strip()
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if found.version == 4:
        return str(found)
    return str(found.ipv4_mapped or ipaddress.ip_network((found, 64), strict=False).network_address)
