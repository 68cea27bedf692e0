"""A listing's page for the members of its organisation: its state, what is next, what the review said, its history."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from listings.models import Listing
from organisations.access import Action, allows
from portal.addresses import address
from portal.workspace.access import on_listing
from portal.workspace.listing.actions import section
from portal.workspace.listing.comments import comments_of, links_to_steps
from portal.workspace.listing.standing import standing_of
from portal.workspace.listing.timeline import timeline_of


@on_listing(Action.LOOK)
def workspace_listing(request: HttpRequest, listing: Listing) -> HttpResponse:
    language = get_language()
    draft = listing.get_latest_revision_as_object()
    standing = standing_of(listing, draft)
    links = links_to_steps(listing)
    may_write = allows(request.role, Action.WRITE)
    context = {
        "heading": draft.title(language),
        "listing": listing,
        "prefix": section(listing),
        "organisation": listing.organisation,
        "here": "listings",
        "standing": standing,
        "steps": standing.steps if may_write else frozenset(),
        "may_write": may_write,
        "comments": comments_of(listing, links),
        "lacking": [(text, links(column)) for column, text in standing.lacking.items()],
        "first_step": links(""),
        "timeline": timeline_of(listing),
        "public_address": address(listing.key, listing.slug, language) if listing.live else "",
    }
    return render(request, "workspace/listing/page.html", context)
