"""How what the other side wrote is shown."""

import re

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
_LINK = re.compile(r"(https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]])")


@register.filter
def said(text: str) -> SafeString:
    """Plain text as paragraphs, everything in it escaped. An address is a link that shows where it leads, passes
    nothing on, and is followed by the reader alone: the site asks nothing of it."""
    blocks = re.split(r"\n\s*\n", text.strip())
    return mark_safe("".join(f"<p>{_lines(block)}</p>" for block in blocks))


def _lines(block: str) -> str:
    return "<br>".join("".join(map(_part, _LINK.split(line))) for line in block.splitlines())


def _part(part: str) -> str:
    if not _LINK.fullmatch(part):
        return escape(part)
    return format_html('<a href="{}" rel="nofollow noopener noreferrer">{}</a>', part, part)
