"""What the forms offer where a place is asked: the city's units, and the other countries."""

from functools import cache

import yaml
from babel import Locale

from organisations.models import HOME_COUNTRY
from search.ordering import sort_key
from taxonomy.places import FILE

_KINDS = {"ward": "phường", "commune": "xã", "zone": "đặc khu"}
_NO_COUNTRIES = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}  # territories in CLDR that no organisation is registered in


@cache
def wards() -> tuple[str, ...]:
    """The 168 wards, communes and the special zone since July 2025, as they are written in an address."""
    units = yaml.safe_load(FILE.read_text(encoding="utf-8"))["units"]
    return tuple(sorted((f"{_KINDS[unit['kind']]} {unit['name']}" for unit in units), key=sort_key))


@cache
def countries(language: str) -> tuple[tuple[str, str], ...]:
    """(ISO code, name) of every country but Vietnam, in the order of the reader's alphabet."""
    names = Locale(language).territories
    found = [
        (code, name)
        for code, name in names.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES and code != HOME_COUNTRY
    ]
    return tuple(sorted(found, key=lambda each: sort_key(each[1])))
