"""Bringing in one's organisation."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from organisations.domains import verified_addresses
from organisations.logos import keep_logo
from organisations.models import Organisation
from organisations.refusals import Refused
from organisations.services import register
from portal.workspace.access import signed_in
from portal.workspace.organisation.forms import OrganisationForm, form_for, registered_already
from portal.workspace.organisation.places import wards


@signed_in
def register_organisation(request: HttpRequest) -> HttpResponse:
    """The form, for Vietnam or for abroad. Who gives a number that is known is shown the way to join instead."""
    abroad = request.GET.get("from") == "abroad"
    form = form_for(abroad)(request.POST or None, request.FILES or None)
    known = None
    if request.method == "POST" and form.is_valid():
        known = registered_already(form)
        if known is None:
            try:
                organisation = _registered(request, form)
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("The organisation is registered. Now ask the city to check it."))
                return redirect("workspace_verification", organisation.slug)
    context = {
        "heading": _("Register your organisation"),
        "here": "register",
        "form": form,
        "abroad": abroad,
        "known": known,
        "confirmed": bool(verified_addresses(request.user)),
        "wards": () if abroad else wards(),
    }
    return render(request, "workspace/organisation/register.html", context)


@transaction.atomic
def _registered(request: HttpRequest, form: OrganisationForm) -> Organisation:
    organisation = register(by=request.user, columns=form.columns())
    if file := form.cleaned_data["logo_file"]:
        picture = keep_logo(organisation, file, by=request.user)
        picture.description = f"Logo {organisation.name_vi}"[:255]
        picture.description_en = f"Logo of {organisation.name_en or organisation.name_vi}"[:255]
        picture.save(update_fields=["description", "description_en"])
    return organisation
