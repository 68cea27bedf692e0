"""Tells an index that was made by another version of the portal from one of this: searching it would find less, and
nobody would see why. Such an index counts as not built until a rebuild."""

import zlib

from search.index import KEYWORD_FIELDS, RANKED_FIELDS, TIME_FIELDS, UNRANKED_FIELDS

ANALYSIS = 1  # to be raised when the same record gives other tokens or values in the same fields
FIELDS = (RANKED_FIELDS, UNRANKED_FIELDS, KEYWORD_FIELDS, TIME_FIELDS)


def format_of(*layout: object) -> str:
    """Eight hexadecimal digits for the fields, their analysis, and an engine's own layout of them."""
    return f"{zlib.crc32(repr((ANALYSIS, FIELDS, layout)).encode()):08x}"
