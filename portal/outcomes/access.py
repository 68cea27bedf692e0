"""Who enters the routes of an outcome: members who may write for one of the two sides of an agreed enquiry."""

from collections.abc import Callable

from django.http import Http404
from django.shortcuts import get_object_or_404

from enquiries.models import Enquiry
from enquiries.sides import side_of
from organisations.access import Action
from outcomes.models import Outcome
from outcomes.rules import has_agreed
from portal.workspace.access import Rule, ruled

OUTCOME = "outcome"


def on_agreement(view: Callable) -> Callable:
    """`view(request, enquiry, outcome)`, the outcome None while nobody has recorded one; the side of the person is
    `request.side`. 404 for everybody else, and while the two have not agreed."""

    def entered(request, number: str, *args, **options):
        enquiry = get_object_or_404(Enquiry.objects.select_related("asker", "owner"), pk=number)
        request.side = side_of(request.user, enquiry, Action.WRITE)
        if request.side is None or not has_agreed(enquiry):
            raise Http404
        outcome = Outcome.objects.filter(enquiry=enquiry).select_related("enquiry__asker", "enquiry__owner").first()
        return view(request, enquiry, outcome, *args, **options)

    return ruled(Rule(OUTCOME, Action.WRITE), view, entered)
