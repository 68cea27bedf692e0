"""Brings the entries of listings up to their rows, whatever changed them."""

from collections.abc import Iterable

from listings.models import Listing
from search import registry
from search.entries import write_entries


def write_listing_entries(model: type[Listing], ids: Iterable[int]) -> None:
    """Called in the transaction of the change. A listing that nobody may find gets no text into its entry."""
    ids = list(ids)
    owners = dict(model.objects.filter(pk__in=ids).values_list("pk", "organisation_id"))
    keys = {number: f"{model.key_prefix}:{number}" for number in ids}
    found = registry.documents(keys.values())
    write_entries(
        {key: found.get(key) for key in keys.values()},
        {keys[number]: f"organisation:{owner}" for number, owner in owners.items()},
    )
