"""The public address of a record, made from its key and slug and stored nowhere."""

from django.urls import reverse
from django.utils.translation import override

_PREFIXES = {"research": "research", "training": "training", "need": "needs"}


def address(key: str, slug: str, language: str) -> str:
    """The path of a listing's or an organisation's page in a language; competitions carry theirs in the card."""
    prefix, number = key.split(":")
    with override(language):
        if prefix == "organisation":
            return reverse("organisation", args=[slug])
        return reverse("listing", args=[_PREFIXES[prefix], int(number), slug])


def card_address(key: str, card: dict, language: str) -> str:
    """The path of whatever an entry's card describes."""
    if "urls" in card:
        return card["urls"].get(language) or next(iter(card["urls"].values()))
    return address(key, card["slug"], language)
