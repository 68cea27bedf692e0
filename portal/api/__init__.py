"""The public API, version 1: search, listings, matches, suggestions."""

from portal.api.api import api

__all__ = ["api"]
