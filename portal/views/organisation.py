"""The page of an organisation: who they are and what they have published under their name."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from enquiries.answering import absence_now
from listings.presentation import words
from organisations.models import Organisation
from portal.cards import cards
from portal.enquiries.showing import promise_words
from portal.outcomes.public import stories_of_organisation
from portal.search.service import audiences
from search.documents import NEED, OFFER, SIDES, WITHHELD
from search.models import Entry

PAGE_SIZE = 40
DEEPEST = 5  # a university, its faculties and their laboratories are three


def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """404 for one that is neither verified nor named by anything that this reader may see."""
    found = get_object_or_404(Organisation.objects.select_related("parent", "logo"), slug=slug)
    language = get_language()
    entries = _named_entries(found, request.user)
    if not found.is_verified and not entries.exists():
        raise Http404
    listed = Paginator(entries, PAGE_SIZE).get_page(request.GET.get("page"))
    shown = cards(listed.object_list, language)
    context = {
        "organisation": found,
        "name": found.name(language),
        "description": words(found, "description", language),
        "wholes": [(above.name(language), above.slug) for above in found.ancestors() if above.is_verified],
        "parts": [(part.name(language), part.slug) for part in found.parts.verified()],
        "people": found.scientists.filter(confirmed_at__isnull=False),
        "offers": [card for card in shown if SIDES[card.kind] == OFFER],
        "needs": [card for card in shown if SIDES[card.kind] == NEED],
        "listed": listed,
        "promise": promise_words(found),
        "absence": absence_now(found),
        "stories": stories_of_organisation(found, request.user),
        "demonstration": found.is_demonstration,
        "updated": found.verified_at,
    }
    return render(request, "organisations/organisation.html", context)


def _named_entries(organisation: Organisation, user):
    """What this person may see of the organisation and its parts. An entry knows its owner even where the name is
    withheld, and such a one must not be told here."""
    named = [audience for audience in audiences(user) if audience != WITHHELD]
    found = Entry.objects.visible(named).filter(organisation__in=_with_parts(organisation), kind__in=_LISTED)
    return found.order_by("-published_at", "key").for_cards()


def _with_parts(organisation: Organisation) -> list[str]:
    found, level = [organisation.pk], [organisation.pk]
    for _step in range(DEEPEST):
        level = list(Organisation.objects.filter(parent__in=level).exclude(pk__in=found).values_list("pk", flat=True))
        if not level:
            break
        found += level
    return [f"organisation:{number}" for number in found]


_LISTED = [kind for kind, side in SIDES.items() if side in {OFFER, NEED}]
