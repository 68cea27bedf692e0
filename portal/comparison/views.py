"""Listings side by side, at an address that can be shared."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from portal.cards import Card
from portal.comparison.choosing import chosen
from portal.comparison.columns import Column, columns
from portal.comparison.table import Row, rows, standing_rows
from portal.match.answers import standings
from portal.match.presentation import line
from search.analysis import clean

ONLY = "differences"


@dataclass(frozen=True)
class Head:
    """A listing at the top of its column, with the address of the same comparison without it."""

    card: Card
    without: str


@require_GET
def compare(request: HttpRequest) -> HttpResponse:
    """`key` once for each listing, `only=differences` to fold the rows in which all say the same. What this reader may
    not see is left out without a word of what it is."""
    asked = chosen(clean(key) for key in request.GET.getlist("key")[:50])
    found = columns(asked.keys, request.user, asked.need) if asked.keys else []
    need = next((each for each in found if each.card.key == asked.need), None)
    compared = [each for each in found if each is not need]
    made = [*_asked_for(need, compared), *rows(compared)]
    folds = request.GET.get("only") == ONLY
    shown = [row for row in made if not (folds and row.is_same)]
    keys = [each.card.key for each in found]
    context = {
        "need": need.card if need else None,
        "heads": [Head(each.card, address(_without(keys, each))) for each in compared],
        "rows": shown,
        "folds": folds,
        "same": sum(row.is_same for row in made),
        "all_url": address(keys),
        "differences_url": address(keys, folds=True),
        "left_out": asked.left_out,
        "gone": len(asked.keys) - len(found),
    }
    return render(request, "comparison/compare.html", context)


def address(keys: Sequence[str], folds: bool = False) -> str:
    pairs = [("key", key) for key in keys] + ([("only", ONLY)] if folds else [])
    return f"{reverse('compare')}?{urlencode(pairs, safe=':')}"


def _asked_for(need: Column | None, offers: Sequence[Column]) -> list[Row]:
    """How each offer stands to what the need asks for, as its page of matches says it."""
    if need is None or not offers:
        return []
    found = standings(need.traits, [(each.entry.texts, each.entry.traits) for each in offers])
    language = get_language()
    return standing_rows([[line(each, language) for each in of_one] for of_one in found])


def _without(keys: Sequence[str], column: Column) -> list[str]:
    return [key for key in keys if key != column.card.key]
