"""The search page, its suggestions, and matches for a described text."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from django.views.decorators.vary import vary_on_headers

from portal.search import parameters as address
from portal.search.parameters import BadParameter, Parameters
from portal.search.presentation import results_context
from portal.search.service import audiences, match_text_cards, nearest, search, suggest
from search.analysis import clean, tokens
from search.documents import NEED, OFFER
from search.query import SearchRequest

SEARCHED_WORDS = 8  # up to so many words are searched, a longer text is matched
LEAST_WORDS = 3  # fewer say nothing that could be matched
LONGEST_TEXT = 20_000  # characters of a described text
MATCHES = 20
NEAREST = 3


@require_GET
@vary_on_headers("HX-Request")  # or the browser's Back shows the part that htmx fetched instead of the page
def search_page(request) -> HttpResponse:
    """Results for `q` and filters; only their part of the page when htmx asks for it."""
    context = found_context(request)
    template = "portal/search/results.html" if _wants_part(request) else "portal/search.html"
    return render(request, template, context, status=context.get("status", 200))


def found_context(request, fixed: dict[str, tuple[str, ...]] | None = None) -> dict:
    """Runs what an address asks for. `fixed` filters belong to the page and cannot be taken away by the reader."""
    language, fixed = get_language(), fixed or {}
    try:
        wanted = address.read(request.GET)
    except BadParameter as error:
        empty = results_context(Parameters(), search(SearchRequest(page_size=0), language), language, tuple(fixed))
        return empty | {"problem": str(error), "status": 400, "base_url": request.path}
    seen = audiences(request.user)
    within = Parameters(wanted.text, {**wanted.filters, **fixed}, wanted.sort, wanted.page)
    page = search(within.request(seen), language)
    context = results_context(wanted, page, language, tuple(fixed)) | {"base_url": request.path}
    if not page.cards and not page.degraded:
        context |= _help_for_empty(wanted, seen, language)
    return context


def index_context(request, kinds: tuple[str, ...]) -> dict:
    """The listings of some kinds, for an editorial page above them."""
    chosen = tuple(kind for kind in request.GET.getlist("kind") if kind in kinds)
    fixed = {"kind": chosen or kinds}
    return found_context(request, fixed)


@require_http_methods(["GET", "POST"])
def match_page(request) -> HttpResponse:
    """What fits a described text. The text comes in the body of a POST and stands in no address and no log."""
    if request.method == "GET":
        return render(request, "portal/match.html", {"text": "", "side": NEED})
    text = clean(request.POST.get("text", "")).strip()
    side = OFFER if request.POST.get("side") == OFFER else NEED
    way = request.POST.get("way", "")
    count = len(tokens(text[:LONGEST_TEXT]))
    if not count:
        return redirect(reverse("search"))
    if way == "search" or (way != "match" and count <= SEARCHED_WORDS):
        return redirect(reverse("search") + Parameters(text=text[: address.LONGEST_TEXT]).address())
    context = {"text": text, "side": side, "too_short": count < LEAST_WORDS, "status": 200}
    if len(text) > LONGEST_TEXT:
        context |= {"problem": _("Please shorten the text to 20,000 characters."), "status": 400}
    elif not context["too_short"]:
        found = match_text_cards(side, text, MATCHES, request.user, get_language())
        context |= {"unavailable": found is None, "best": (found or [])[:3], "rest": (found or [])[3:]}
    response = render(request, "portal/match.html", context, status=context["status"])
    response["Cache-Control"] = "no-store"
    return response


@require_GET
def suggestions(request) -> HttpResponse:
    """Titles that go on from what was typed: a list for htmx and the site's own script, JSON for others."""
    typed = clean(request.GET.get("q", ""))[:100]
    found = suggest(typed, audiences(request.user), get_language())
    if _wants_part(request):
        return render(request, "portal/search/suggestions.html", {"suggestions": found})
    return JsonResponse({"suggestions": [{"text": each.text, "kind": each.kind, "url": each.url} for each in found]})


def _wants_part(request) -> bool:
    return bool(request.htmx) and not request.htmx.boosted and not request.htmx.history_restore_request


def _help_for_empty(wanted: Parameters, seen, language: str) -> dict:
    """Without the filters, if they were too much; else what is nearest by any of the words."""
    if wanted.filters:
        without = Parameters(text=wanted.text)
        count = search(without.request(seen), language).count
        if count:
            return {"without_filters_url": without.address(), "without_filters_count": count}
    return {"nearest": nearest(wanted.text, seen, language, NEAREST) if wanted.text else []}
