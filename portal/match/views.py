"""What fits a listing, a described text, or criteria alone, and how a person argues with it."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from django.views.decorators.vary import vary_on_headers

from portal.addresses import card_address
from portal.cards import card
from portal.limits import is_allowed
from portal.match import described, parameters
from portal.match.chips import argued, changes, own_chips, suggested
from portal.match.misfit import note
from portal.match.page import chips_context, matched, results_context
from portal.match.parameters import Asked
from portal.reach import note_shown
from portal.search import parameters as searching
from portal.search.parameters import BadParameter, Parameters
from portal.search.service import audiences
from portal.visitors import open_to_visitors
from search.analysis import clean, tokens
from search.documents import NEED, OFFER
from search.matching.source import as_wanted, of_listing, of_text
from search.models import Entry

KEYS = {"research": "research", "training": "training", "needs": "need"}
SEARCHED_WORDS = 8  # up to so many words are searched, a longer text is matched


@open_to_visitors
@require_http_methods(["GET", "POST"])
@vary_on_headers("HX-Request")  # or the browser's Back shows the part that htmx fetched instead of the page
def listing_matches(request: HttpRequest, prefix: str, number: str, slug: str) -> HttpResponse:
    """What answers a listing. Criteria stand in the address; a POST says that a match does not fit."""
    language, seen = get_language(), audiences(request.user)
    entry = Entry.objects.visible(seen).filter(key=f"{KEYS[prefix]}:{number}").first()
    if entry is None:
        raise Http404
    address = card_address(entry.key, entry.card, language)
    here = f"{address}matches/"
    if slug != entry.card["slug"]:
        return redirect(here, permanent=True)
    source = of_listing(entry)
    asked, chips, problem = _argued(request.GET, own_chips(source, language), language)
    if asked.is_form and not problem and not request.htmx:
        return redirect(here + parameters.address(changes(chips)))
    criteria = changes(chips)
    noted = note(request, source=entry.key)
    link = here + parameters.address(criteria)
    result = matched(as_wanted(source, criteria), chips, seen, language)
    context = chips_context(chips)
    context |= results_context(result, language, act=link, kind=entry.kind, thanked=noted.thanked)
    context |= {
        "listing": card(entry, language),
        "side": OFFER if entry.kind in ("research", "training") else NEED,
        "section": prefix,
        "here": here,
        "link": link,
        "problem": problem or noted.problem,
        "status": 400 if problem else noted.status,
    }
    response = _answer(request, context)
    if request.htmx:
        response["HX-Push-Url"] = context["link"]
    return response


@open_to_visitors
@require_http_methods(["GET", "POST"])
@vary_on_headers("HX-Request")
def match_page(request: HttpRequest) -> HttpResponse:
    """What fits a described text, which comes in the body of a POST and stands in no address and no log; or, by GET,
    what fits criteria alone, as they are shared."""
    language = get_language()
    # Without a text a POST only says, of what criteria alone found, that it does not fit.
    if request.method == "GET" or ("misfit" in request.POST and "text" not in request.POST):
        return _criteria_alone(request, language)
    text = clean(request.POST.get("text", "")).strip()
    side = _side(request.POST)
    way = request.POST.get("way", "")
    count = len(tokens(text[: described.LONGEST_TEXT]))
    if not count:
        return redirect(reverse("search"))
    if way == "search" or (way != "match" and count <= SEARCHED_WORDS):
        return redirect(reverse("search") + Parameters(text=text[: searching.LONGEST_TEXT]).address())
    context = {"text": text, "side": side, "way": way, "here": reverse("match")}
    if problem := described.refusal(text):
        context |= {"problem": problem, "status": 400}
    elif count < described.LEAST_WORDS:
        context["too_short"] = True
    elif not is_allowed("match", request):
        context |= {"problem": _("Too many descriptions in a minute; please wait a little."), "status": 429}
    else:
        source = of_text(side, "", text)
        _asked, chips, problem = _argued(request.POST, own_chips(source, language), language)
        context |= described.context(request, source, text, chips, language)
        context |= {"problem": problem, "status": 400} if problem else {}
    response = _answer(request, context)
    response["Cache-Control"] = "no-store"
    return response


@require_GET
def criterion_suggestions(request: HttpRequest) -> HttpResponse:
    """Topics, fields and techniques whose label has what was typed."""
    typed = clean(request.GET.get("q", ""))[:100]
    return JsonResponse({"suggestions": [{"text": label, "url": ""} for label in suggested(typed, get_language())]})


def _criteria_alone(request: HttpRequest, language: str) -> HttpResponse:
    side, here = _side(request.GET), reverse("match")
    asked, chips, problem = _argued(request.GET, (), language)
    if asked.is_form and not problem and not request.htmx:
        return redirect(described.shared_address(side, chips))
    context = {"text": "", "side": side, "here": here, "problem": problem, "status": 400 if problem else 200}
    if chips:
        context |= described.context(request, of_text(side, "", ""), "", chips, language)
        context["alone"] = True
    response = _answer(request, context)
    if request.htmx:
        response["HX-Push-Url"] = described.shared_address(side, chips)
    return response


def _argued(query, own, language: str):
    """What was asked, the chips, and what is wrong with it: then the chips are those of the record itself."""
    try:
        asked = parameters.read(query)
        return asked, argued(own, asked, language), ""
    except BadParameter as error:
        return Asked(), list(own), str(error)


def _side(query) -> str:
    return OFFER if query.get("side") == OFFER else NEED


def _answer(request: HttpRequest, context: dict) -> HttpResponse:
    note_shown(request, proposed=[each.card.key for each in (*context.get("best", ()), *context.get("rest", ()))])
    template = "portal/match/body.html" if request.htmx else "portal/match.html"
    return render(request, template, context, status=context.get("status", 200))
