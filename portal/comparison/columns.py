"""What a comparison is made from: the entries that this reader may see, and of some the row for what no entry has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language

from catalog.models import ResearchProduct
from demand.models import Need
from portal.cards import Card, cards
from portal.search.service import audiences
from search.documents import MEMBERS, Traits
from search.models import read_traits
from search.reading import Shown, for_cards

ROWS = {"research": ResearchProduct, "need": Need}  # of a course the entry has everything


@dataclass(frozen=True)
class Column:
    """`row` is the published listing where a kind has more to compare than its entry says."""

    entry: Shown
    card: Card
    traits: Traits
    row: ResearchProduct | Need | None = None


def columns(keys: Sequence[str], user, need: str = "") -> list[Column]:
    """In the order of the keys, without what this reader may not see: one query, and one for each kind in ROWS.

    `need` is one of the keys of which the entry is enough.
    """
    seen = audiences(user)
    entries = for_cards(keys, seen)
    shown = cards(entries, get_language())
    rows = _rows([entry.key for entry in entries if entry.key != need], member=MEMBERS in seen)
    return [
        Column(entry, card, read_traits(entry.traits), rows.get(entry.key))
        for entry, card in zip(entries, shown, strict=True)
    ]


def _rows(keys: Sequence[str], *, member: bool) -> Mapping[str, ResearchProduct | Need]:
    found = {}
    for prefix, model in ROWS.items():
        numbers = [int(key.partition(":")[2]) for key in keys if key.startswith(f"{prefix}:")]
        if numbers:
            found |= {row.key: row for row in model.objects.visible_to(member=member).filter(pk__in=numbers)}
    return found
