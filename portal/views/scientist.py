"""The page of a scientist who confirmed that they want one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from catalog.models import ResearchProduct, TrainingProduct
from listings.choices import Audience
from listings.presentation import words
from organisations.models import Scientist
from organisations.services import is_verified_member
from portal.cards import cards
from search.models import Entry


def scientist(request: HttpRequest, slug: str) -> HttpResponse:
    people = Scientist.objects.filter(confirmed_at__isnull=False).select_related("organisation")
    found = get_object_or_404(people, slug=slug)
    language = get_language()
    entries = Entry.objects.filter(key__in=_keys(found, request.user), is_deleted=False)
    context = {
        "person": found,
        "title": found.title_en if language == "en" else found.title_vi,
        "organisation_name": found.organisation.name(language),
        "expertise": words(found, "expertise", language),
        "offers": cards(entries.order_by("-published_at", "key").for_cards(), language),
        "demonstration": found.is_demonstration,
        "updated": found.confirmed_at,
    }
    return render(request, "organisations/scientist.html", context)


def _keys(person: Scientist, user) -> list[str]:
    """Their offers that this reader may see, less those whose maker's name is withheld."""
    member = is_verified_member(user)
    found = []
    for model in (ResearchProduct, TrainingProduct):
        visible = model.objects.visible_to(member=member).exclude(audience=Audience.WITHHELD)
        numbers = visible.filter(scientists=person).values_list("pk", flat=True)
        found += [f"{model.key_prefix}:{number}" for number in numbers]
    return found
