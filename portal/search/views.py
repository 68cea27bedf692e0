"""The search page and its suggestions."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from alerts.searches import target_of
from portal.search import parameters as address
from portal.search.corrections import AS_TYPED, search_or_correct
from portal.search.parameters import BadParameter, Parameters
from portal.search.presentation import results_context
from portal.search.service import audiences, nearest, search
from portal.search.suggesting import suggest_meant
from portal.silence import note_empty_search
from search.analysis import clean
from search.query import SearchRequest

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
    page, correction = search_or_correct(wanted, within, seen, language, as_typed=AS_TYPED in request.GET)
    context = results_context(wanted, page, language, tuple(fixed)) | {"base_url": request.path}
    if not page.has_words and not page.degraded and wanted.page == 1:
        kinds = fixed.get("kind", ())
        note_empty_search(request=request, text=wanted.text, filters=wanted.filters, language=language, kinds=kinds)
    context |= {
        "only_near": page.only_near,
        "correction": correction,
        "shown": correction.text if correction and correction.is_applied else wanted.text,
    }
    context |= {
        "alert_target": target_of(context["shown"], within.filters),
        "feed_url": f"{reverse('search_feed')}{within.address(text=context['shown'])}",
    }
    if correction and correction.page:
        context["nearest"] = correction.page.cards
    elif not page.cards and not page.degraded:
        context |= _help_for_empty(wanted, seen, language)
    return context


def index_context(request, kinds: tuple[str, ...]) -> dict:
    """The listings of some kinds, for an editorial page above them."""
    chosen = tuple(kind for kind in request.GET.getlist("kind") if kind in kinds)
    fixed = {"kind": chosen or kinds}
    return found_context(request, fixed)


@require_GET
def suggestions(request) -> HttpResponse:
    """Titles that go on from what was typed: a list for htmx and the site's own script, JSON for others."""
    typed = clean(request.GET.get("q", ""))[:100]
    found = suggest_meant(typed, audiences(request.user), get_language())
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
