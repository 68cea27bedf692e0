"""A letter of the site: one text in the reader's language, sent plain and as HTML made from it.

`templates/mail/<name>/subject.txt` and `body.txt`; in the body, paragraphs stand apart by an empty line, and an address
that stands alone in its paragraph becomes the button.
"""

import re
from collections.abc import Mapping, Sequence

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.template.loader import render_to_string
from django.utils.translation import override

LONGEST_SUBJECT = 180


def post(
    *,
    to: str,
    name: str,
    language: str,
    context: Mapping[str, object],
    headers: Mapping[str, str] | None = None,
) -> None:
    """Queues one letter in the present transaction. `context` may hold what people typed: nothing of it becomes markup
    or a header of its own."""
    composed(to=to, name=name, language=language, context=context, headers=headers).send()


def post_many(letters: Sequence[EmailMultiAlternatives]) -> None:
    """Queues what was composed, in one statement."""
    if letters:
        get_connection().send_messages(letters)


def composed(
    *,
    to: str,
    name: str,
    language: str,
    context: Mapping[str, object],
    headers: Mapping[str, str] | None = None,
) -> EmailMultiAlternatives:
    """One letter, as `post` queues it."""
    with override(language):
        given = {**context, "site": settings.WAGTAIL_SITE_NAME, "site_url": settings.WAGTAILADMIN_BASE_URL}
        subject = " ".join(render_to_string(f"mail/{name}/subject.txt", given).split())[:LONGEST_SUBJECT]
        text = _tidy(render_to_string(f"mail/{name}/body.txt", given))
        page = render_to_string("mail/letter.html", {"blocks": _blocks(text), "language": language} | given)
    letter = EmailMultiAlternatives(subject, text, to=[to], headers=dict(headers or {}))
    letter.attach_alternative(page, "text/html")
    return letter


def quoted(text: str) -> str:
    """As mail quotes: what others typed is told apart, and an address in it is no button of the letter."""
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def absolute(path: str) -> str:
    """The full address of a path of the site, from its settings and not from a request's Host."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def _tidy(text: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in text.strip().splitlines())) + "\n"


def _blocks(text: str) -> list[dict]:
    """Paragraphs of the plain text; a lone address is marked as such."""
    found = [block.strip() for block in text.split("\n\n") if block.strip()]
    return [{"text": block, "is_link": bool(re.fullmatch(r"https?://\S+", block))} for block in found]
