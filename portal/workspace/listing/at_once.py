"""The form of what changes without review."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from listings.models import Listing
from listings.refusals import Refusal
from listings.services import change_at_once
from organisations.access import Action
from portal.workspace.access import on_listing
from portal.workspace.listing.actions import section
from portal.workspace.listing.at_once_form import ChangeNowForm


@on_listing(Action.WRITE)
def change_now(request: HttpRequest, listing: Listing) -> HttpResponse:
    form = ChangeNowForm(request.POST or None, listing=listing)
    if request.method == "POST" and form.is_valid():
        try:
            made = change_at_once(listing=listing, by=request.user, changes=form.changes())
        except (Refusal, ValidationError) as refusal:
            form.add_error(None, refusal if isinstance(refusal, ValidationError) else str(refusal))
        else:
            said = _("Changed. Readers see it now; the city's editors are told.") if made else _("Nothing was changed.")
            messages.success(request, said)
            return redirect("workspace_listing", prefix=section(listing), number=listing.pk)
    context = {
        "heading": _("Change at once"),
        "listing": listing,
        "prefix": section(listing),
        "form": form,
        "organisation": listing.organisation,
        "here": "listings",
    }
    return render(request, "workspace/listing/change_now.html", context, status=422 if form.errors else 200)
