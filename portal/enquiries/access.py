"""Who may enter a route of one enquiry: the members of its two organisations, each on their own side."""

from collections.abc import Callable

from django.http import Http404
from django.shortcuts import get_object_or_404

from enquiries.models import Enquiry
from enquiries.sides import side_of
from organisations.access import Action
from portal.workspace.access import Rule, ruled

ENQUIRY = "enquiry"


def on_enquiry(action: Action) -> Callable:
    """For members of either side whose role allows it. `view(request, enquiry, …)` with `request.side`; 404 for
    everybody else, city staff included."""

    def made(view: Callable) -> Callable:
        def entered(request, enquiry: str, *args, **options):
            found = get_object_or_404(Enquiry.objects.select_related("asker", "owner"), pk=enquiry)
            request.side = side_of(request.user, found, action)
            if request.side is None:
                raise Http404
            return view(request, found, *args, **options)

        return ruled(Rule(ENQUIRY, action), view, entered)

    return made
