"""The controls of cards and of records' own pages, and the forms that they belong to."""

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from portal.bookmarks import markup
from portal.bookmarks.kept import kept_keys

register = template.Library()
LATER = {"search", "match", "listing_matches"}  # pages into which htmx brings cards that were not there at first


@register.simple_tag(takes_context=True)
def card_controls(context, card) -> SafeString:
    """Nothing where there is no reader: in a letter, or a preview."""
    request = _reader(context)
    if request is None:
        return SafeString()
    return markup.controls(card.key, card.plain_title, is_kept=card.key in kept_keys(request))


@register.simple_tag(takes_context=True)
def keep_button(context, title: str, key: str, number: int | None = None) -> SafeString:
    """On a record's own page; `key` is whole, or its first part beside a number."""
    request = _reader(context)
    if request is None:
        return SafeString()
    key = key if number is None else f"{key}:{number}"
    return markup.keep_button(key, title, is_kept=key in kept_keys(request))


@register.inclusion_tag("bookmarks/forms.html", takes_context=True)
def control_forms(context) -> dict:
    """At the end of a page that has such controls. Only then: a page without them sets no cookie for a form."""
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    if not getattr(request, "has_controls", False) and not (match and match.url_name in LATER):
        return {}
    shown_again = request.get_full_path() if request.method == "GET" else reverse("bookmarks")
    return {"is_needed": True, "next": shown_again, "request": request}


def _reader(context):
    request = context.get("request")
    if request is None or context.get("is_preview") or not hasattr(request, "user"):
        return None
    request.has_controls = True
    return request
