"""Counts in the shared cache."""

from django.core.cache import cache


def counted(key: str, seconds: int) -> int:
    """How often the key was counted in so many seconds, this time included. A count that a full cache pushed out
    begins anew."""
    if cache.add(key, 1, seconds):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # it was pushed out in between
        cache.set(key, 1, seconds)
        return 1
