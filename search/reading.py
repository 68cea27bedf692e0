"""The entries of what an engine has found, read as each page needs them. The index may be a moment behind, so all go
once more through the rule of visibility."""

import time
from collections.abc import Collection, Sequence
from typing import NamedTuple

from search.models import SHOWN, Entry
from search.prepared import Prepared

_WHOLE = Prepared(lambda audiences, now, keys: Entry.objects.visible(audiences, now).filter(key__among=keys))
_SHOWN = Prepared(
    lambda audiences, now, keys: Entry.objects.visible(audiences, now).filter(key__among=keys).values_list(*SHOWN)
)
_COMPARED = Prepared(
    lambda audiences, now, keys: (
        Entry.objects.visible(audiences, now).filter(key__among=keys).values_list("key", "weights", "traits")
    )
)


class Shown(NamedTuple):
    """What a card is made from, named as in Entry: to make twenty of the model takes a fifth of a search's own time."""

    key: str
    kind: str
    published_at: int
    texts: dict
    traits: dict
    card: dict


def visible_entry(key: str, audiences: Collection[str]) -> Entry:
    """All of it. Raises Entry.DoesNotExist for what this reader may not see."""
    for entry in _WHOLE.objects(keys=[key], audiences=audiences, now=int(time.time())):
        return entry
    raise Entry.DoesNotExist(key)


def for_cards(keys: Sequence[str], audiences: Collection[str], now: int | None = None) -> list[Shown]:
    """In the order of the keys; one query."""
    found = _SHOWN.rows(keys=keys, audiences=audiences, now=int(time.time()) if now is None else now)
    by_key = {entry.key: entry for entry in map(Shown._make, found)}
    return [by_key[key] for key in keys if key in by_key]


def for_comparing(keys: Collection[str], audiences: Collection[str], now: int) -> list[tuple[str, bytes, dict]]:
    """Key, packed weights and traits: the texts of two hundred candidates are not needed to compare them. One query."""
    return [
        (key, bytes(weights), traits)
        for key, weights, traits in _COMPARED.rows(keys=keys, audiences=audiences, now=now)
    ]
