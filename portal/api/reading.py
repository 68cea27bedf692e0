"""What the routes share: the reader's language, keys, records as items."""

import re

from django.conf import settings
from ninja.errors import HttpError

from portal.cards import Card

CODES = tuple(code for code, _name in settings.LANGUAGES)
_KEY = re.compile(r"(research|training|need|competition|organisation):[1-9][0-9]{0,14}")


def language_for(request, wanted: str | None) -> str:
    code = wanted or request.LANGUAGE_CODE
    return code if code in CODES else CODES[0]


def valid_key(key: str) -> str:
    """The key, or the same answer as for one that does not exist."""
    if not _KEY.fullmatch(key):
        raise not_found()
    return key


def not_found() -> HttpError:
    """The same for what is not there and for what this reader may not see."""
    return HttpError(404, "Not found")


def item(card: Card, language: str) -> dict:
    return {
        "key": card.key,
        "kind": card.kind,
        "title": card.plain_title,
        "summary": card.summary,
        "url": card.url,
        "language": card.lang or language,
        "external_id": card.external_id,
        "organisation": card.organisation,
        "demonstration": card.demonstration,
    }
