"""Keep something, let it go, and see what one keeps. All of it works without an account, but for notes."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from bookmarks.models import Bookmark
from bookmarks.services import MOST_OF_VISITOR, Full, annotate
from portal.bookmarks import kept
from portal.bookmarks.markup import anchor, keep_button
from portal.cards import Card, cards
from portal.search.service import audiences
from portal.visitors import open_to_visitors
from portal.workspace.access import signed_in
from search.analysis import clean
from search.reading import for_cards

PER_PAGE = 20
LONGEST_KEY = 80


@dataclass(frozen=True)
class Row:
    """`card` is None for what this reader may no longer see: nothing of it is told."""

    key: str
    anchor: str
    card: Card | None
    note: str = ""


@never_cache
@require_GET
def bookmarks(request: HttpRequest) -> HttpResponse:
    page = Paginator(kept.ordered_keys(request), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "heading": _("My bookmarks"),
        "page": page,
        "rows": _rows(request, page.object_list),
        "most": MOST_OF_VISITOR,
    }
    return render(request, "bookmarks/bookmarks.html", context)


@open_to_visitors
@never_cache
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """`keep` or `remove` is a key. Answers htmx with the button as it is now, and a form with the page it came from."""
    removes = "remove" in request.POST
    key = clean(request.POST.get("remove" if removes else "keep", ""))[:LONGEST_KEY]
    try:
        if removes:
            kept.let_go(request, key)
        elif not kept.keep(request, key):
            raise Http404
    except Full as error:
        messages.error(request, _("You keep %(most)d already: remove one first.") % {"most": error.args[0]})
        return _gone(request, reverse("bookmarks"))
    if request.htmx:
        return HttpResponse(keep_button(key, request.POST.get("title", ""), is_kept=not removes))
    return redirect(_back(request, key))


@signed_in
@require_POST
def bookmark_note(request: HttpRequest) -> HttpResponse:
    """Of something that this person keeps; 404 for anything else."""
    key = clean(request.POST.get("key", ""))[:LONGEST_KEY]
    if not annotate(user=request.user, key=key, note=clean(request.POST.get("note", ""))):
        raise Http404
    messages.success(request, _("Your note is kept."))
    return redirect(_back(request, key))


def _rows(request: HttpRequest, keys: Iterable[str]) -> list[Row]:
    """Two queries at most, however many."""
    keys = list(keys)
    shown = cards(for_cards(keys, audiences(request.user)), get_language()) if keys else []
    by_key = {card.key: card for card in shown}
    notes = {}
    if keys and request.user.is_authenticated:
        notes = dict(Bookmark.objects.filter(user=request.user, key__in=keys).values_list("key", "note"))
    return [Row(key, anchor(key), by_key.get(key), notes.get(key, "")) for key in keys]


def _back(request: HttpRequest, key: str) -> str:
    """Where the button stood, if that is a page of this site; else what is kept."""
    url = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure()):
        url = reverse("bookmarks")
    return f"{url.partition('#')[0]}#{anchor(key)}"


def _gone(request: HttpRequest, url: str) -> HttpResponse:
    if request.htmx:
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    return redirect(url)
