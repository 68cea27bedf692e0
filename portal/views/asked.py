"""What was asked for and is not offered, for those who could offer it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from feedback.counts import asked_and_not_offered
from organisations.services import is_verified_member
from portal.search.parameters import Parameters
from search import registry

MOST = 100


@never_cache
def asked(request: HttpRequest) -> HttpResponse:
    """For members of verified organisations and for city staff who may see the report; 404 for everybody else."""
    if not (is_verified_member(request.user) or request.user.has_perm("feedback.view_unanswered")):
        raise Http404
    language = get_language()
    rows = [
        {
            "label": registry.label("concept", each.concept, language),
            "visitors": each.visitors,
            "search": Parameters(filters={"concept": (each.concept,)}).address(),
        }
        for each in asked_and_not_offered()[:MOST]
    ]
    return render(request, "portal/asked.html", {"rows": rows})
