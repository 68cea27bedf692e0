"""The entries of what an engine has found, read as each page needs them. The index may be a moment behind, so all go
once more through the rule of visibility."""

import time
from collections.abc import Collection, Sequence

from search.models import Entry
from search.prepared import Prepared

_WHOLE = Prepared(lambda audiences, now, keys: Entry.objects.visible(audiences, now).filter(key__among=keys))
_SHOWN = Prepared(
    lambda audiences, now, keys: Entry.objects.visible(audiences, now).filter(key__among=keys).for_cards()
)
_COMPARED = Prepared(
    lambda audiences, now, keys: (
        Entry.objects.visible(audiences, now).filter(key__among=keys).values_list("key", "weights", "traits")
    )
)


def visible_entry(key: str, audiences: Collection[str]) -> Entry:
    """All of it. Raises Entry.DoesNotExist for what this reader may not see."""
    for entry in _WHOLE.objects(keys=[key], audiences=audiences, now=int(time.time())):
        return entry
    raise Entry.DoesNotExist(key)


def for_cards(keys: Sequence[str], audiences: Collection[str], now: int | None = None) -> list[Entry]:
    """In the order of the keys, with the columns that a card is made from; one query."""
    found = _SHOWN.objects(keys=keys, audiences=audiences, now=int(time.time()) if now is None else now)
    by_key = {entry.key: entry for entry in found}
    return [by_key[key] for key in keys if key in by_key]


def for_comparing(keys: Collection[str], audiences: Collection[str], now: int) -> list[tuple[str, bytes, dict]]:
    """Key, packed weights and traits: the texts of two hundred candidates are not needed to compare them. One query."""
    return [
        (key, bytes(weights), traits)
        for key, weights, traits in _COMPARED.rows(keys=keys, audiences=audiences, now=now)
    ]
