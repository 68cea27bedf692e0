"""The draft as readers will see it: the public page's own template."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from listings.models import Listing
from listings.presentation import listing_context
from organisations.access import Action
from portal.workspace.access import on_listing
from portal.workspace.listing.actions import section


@on_listing(Action.LOOK)
def workspace_preview(request: HttpRequest, listing: Listing) -> HttpResponse:
    draft = listing.get_latest_revision_as_object()
    context = listing_context(draft, request) | {"is_preview": True, "section": section(listing)}
    return render(request, draft.get_preview_template(request, ""), context)
