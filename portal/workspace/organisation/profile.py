"""What an organisation says of itself, and its logo."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from organisations.access import Action
from organisations.logos import forget_logo, keep_logo
from organisations.models import Organisation, VerificationKind
from organisations.refusals import Refused
from organisations.services import change_profile, open_question
from portal.workspace.access import on_organisation
from portal.workspace.organisation.forms import profile_form_for
from portal.workspace.organisation.places import wards


@on_organisation(Action.MANAGE)
def profile(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Shows what was last asked for, also while the city checks it."""
    asked = open_question(organisation)
    waiting = asked.changes if asked and asked.kind == VerificationKind.CHANGE else {}
    logo = organisation.logo
    initial = dict(waiting)
    if logo:
        initial |= {"logo_vi": logo.description, "logo_en": logo.description_en}
    instance = Organisation.objects.get(pk=organisation.pk)  # validation writes into it
    form = profile_form_for(organisation)(
        request.POST or None, request.FILES or None, instance=instance, initial=initial
    )
    if request.method == "POST" and form.is_valid():
        try:
            later = _save(request, organisation, form)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            says = _("Saved. The public sees the new name, kind, code or domain once the city has checked it.")
            messages.success(request, says if later else _("Saved."))
            return redirect("workspace_profile", organisation.slug)
    context = {
        "heading": _("Profile"),
        "here": "profile",
        "organisation": organisation,
        "form": form,
        "waiting": bool(waiting),
        "wards": () if organisation.is_abroad else wards(),
    }
    return render(request, "workspace/organisation/profile.html", context)


@on_organisation(Action.MANAGE)
@require_POST
def remove_logo(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    with transaction.atomic():
        picture, organisation.logo = organisation.logo, None
        organisation.save(update_fields=["logo"])
        forget_logo(picture)
    messages.success(request, _("The logo is removed."))
    return redirect("workspace_profile", organisation.slug)


@transaction.atomic
def _save(request: HttpRequest, organisation: Organisation, form) -> list[str]:
    later = change_profile(organisation=organisation, by=request.user, columns=form.columns())
    if file := form.cleaned_data["logo_file"]:
        keep_logo(organisation, file, by=request.user)
    logo = organisation.logo
    words = form.cleaned_data["logo_vi"], form.cleaned_data["logo_en"]
    if logo and (logo.description, logo.description_en) != words:
        logo.description, logo.description_en = words
        logo.save(update_fields=["description", "description_en"])
    return later
