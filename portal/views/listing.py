"""The page of one offer or need."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language

from catalog.models import ResearchProduct, TrainingProduct
from demand.models import Need
from listings.presentation import listing_context
from organisations.services import is_verified_member
from portal.addresses import address
from portal.enquiries.showing import listing_box
from portal.outcomes.public import stories_of_listing
from portal.reach import note_shown
from portal.search.service import match_cards

MODELS = {"research": ResearchProduct, "training": TrainingProduct, "needs": Need}
MOST_MATCHES = 6


def listing(request: HttpRequest, prefix: str, number: str, slug: str = "") -> HttpResponse:
    """404 for whoever may not see it; another slug than its own leads on to the right address for good."""
    model = MODELS[prefix]
    visible = model.objects.visible_to(member=is_verified_member(request.user))
    found = visible.select_related("organisation", "cover").filter(pk=number).first()
    if found is None:
        raise Http404
    language = get_language()
    here = address(found.key, found.slug, language)
    if slug != found.slug:
        return redirect(here, permanent=True)
    context = listing_context(found, request) | {
        "section": prefix,
        "matches_url": f"{here}matches/",
        "report_url": reverse("report_listing", args=[prefix, number]),
        "number": found.pk,
        "write": listing_box(found, request.user),
        "stories": stories_of_listing(found.key, request.user),
        "matches": match_cards(found.key, MOST_MATCHES, request.user, language),
    }
    note_shown(request, viewed=found.key, proposed=[card.key for card in context["matches"] or ()])
    return render(request, f"{model._meta.app_label}/{model._meta.model_name}.html", context)
