"""A text that was described on the match page, on its way to a draft. It stays in the session until it is one."""

import time

from django.http import HttpRequest

from portal.match.described import LONGEST_TEXT
from search.analysis import clean

KEY, DAY = "described_text", 24 * 3600  # seconds


def carry(request: HttpRequest, text: str) -> None:
    if text := clean(text).strip()[:LONGEST_TEXT]:
        request.session[KEY] = {"text": text, "at": int(time.time())}


def carried(request: HttpRequest) -> str:
    found = request.session.get(KEY)
    return found["text"] if found and time.time() - found["at"] < DAY else ""


def forget_carried(request: HttpRequest) -> None:
    request.session.pop(KEY, None)
