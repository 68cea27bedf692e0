"""The address that a request comes from."""

import ipaddress

from django.conf import settings


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
