"""Where a saved step leads to."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from listings.models import Listing
from portal.workspace.writing.kinds import prefix_of
from portal.workspace.writing.steps import Step, steps_of


def onward(request: HttpRequest, listing: Listing, step: Step) -> HttpResponse:
    """To the listing's page for whoever comes back later, else to the next step."""
    prefix = prefix_of(listing)
    if "later" in request.POST:
        messages.success(request, _("Saved as a draft. Nobody outside your organisation sees it until it is approved."))
        return redirect("workspace_listing", prefix, listing.pk)
    names = [each.name for each in steps_of(listing.kind)]
    return redirect("workspace_edit", prefix, listing.pk, names[names.index(step.name) + 1])
