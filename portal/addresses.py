"""The public address of a record, made from its key and slug and stored nowhere."""

from functools import cache

from django.urls import reverse
from django.utils.translation import override

_PREFIXES = {"research": "research", "training": "training", "need": "needs"}


def address(key: str, slug: str, language: str) -> str:
    """The path of a listing's or an organisation's page in a language; competitions carry theirs in the card."""
    prefix, number = key.split(":")
    before = _before(prefix, language)
    return f"{before}{slug}/" if prefix == "organisation" else f"{before}{number}/{slug}/"


@cache
def _before(prefix: str, language: str) -> str:
    """What stands before number and slug. Asking the URLconf for each of twenty cards took a third of their time."""
    with override(language):
        if prefix == "organisation":
            return reverse("organisation", args=["-"]).removesuffix("-/")
        return reverse("listing", args=[_PREFIXES[prefix], 0, "-"]).removesuffix("0/-/")


def card_address(key: str, card: dict, language: str) -> str:
    """The path of whatever an entry's card describes."""
    if "urls" in card:
        return card["urls"].get(language) or next(iter(card["urls"].values()))
    return address(key, card["slug"], language)
