"""Listings by their keys, whatever their kind."""

from collections.abc import Iterable

from django.apps import apps

from listings.models import Listing


def listing_models() -> list[type[Listing]]:
    """Every kind of listing that is installed, in the order of the apps."""
    return [model for model in apps.get_models() if issubclass(model, Listing)]


def listings_of(keys: Iterable[str]) -> dict[str, Listing]:
    """By key, in the order of the keys; what is gone, or is no listing, is left out. One query for each kind."""
    numbers: dict[str, list[int]] = {}
    for key in (keys := list(keys)):
        prefix, _colon, number = key.partition(":")
        if number.isdecimal():
            numbers.setdefault(prefix, []).append(int(number))
    found = {}
    for model in listing_models():
        if wanted := numbers.get(model.key_prefix):
            rows = model.objects.select_related("organisation").in_bulk(wanted)
            found |= {row.key: row for row in rows.values()}
    return {key: found[key] for key in keys if key in found}
