"""The controls that stand on each card: keep it, and choose it for a comparison."""

from django.urls import reverse
from django.utils.safestring import SafeString

from portal.stamps import stamped

COMPARED = ("research", "training", "need")


def keep_button(key: str, title: str, *, is_kept: bool) -> SafeString:
    """Belongs to the form `keeping` at the end of the page, so that it may stand inside another form."""
    values = {"key": key, "anchor": anchor(key), "title": title, "address": reverse("keep")}
    return stamped("bookmarks/keep_button.html", values, is_kept=is_kept)


def controls(key: str, title: str, *, is_kept: bool) -> SafeString:
    values = {"keep": keep_button(key, title, is_kept=is_kept), "key": key, "title": title}
    return stamped("bookmarks/controls.html", values, is_compared=key.partition(":")[0] in COMPARED)


def anchor(key: str) -> str:
    return f"keep-{key.replace(':', '-')}"
