"""Who may enter a route of a competition's organisers."""

from collections.abc import Callable

from django.http import Http404
from django.shortcuts import get_object_or_404

from competitions.models import CompetitionPage
from competitions.organisers import organises
from portal.workspace.access import Rule, ruled

ORGANISED = "organised"


def organising(view: Callable) -> Callable:
    """For the editors of the competition's page and its co-organisers. `view(request, competition, …)` with the first
    language's page, published or not; 404 for everybody else, as for one that does not exist."""

    def entered(request, number: str, *args, **options):
        competition = get_object_or_404(CompetitionPage.objects.select_related("locale"), pk=number)
        if competition.primary().pk != competition.pk or not organises(request.user, competition):
            raise Http404
        return view(request, competition, *args, **options)

    return ruled(Rule(ORGANISED), view, entered)
