"""What the holder of an invitation's letter sees, with or without an account."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from organisations.refusals import Refused
from organisations.services import accept_invitation, invitation_of
from organisations.services.inviting import is_for
from portal.workspace.access import by_letter


@by_letter
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Who is signed in with the invited address accepts; others are led to sign in or up, and come back here."""
    found = invitation_of(token)
    if found is None:
        context = {"heading": _("This invitation is no longer valid")}
        return render(request, "workspace/organisation/invitation_over.html", context, status=410)
    mine = request.user.is_authenticated and is_for(found, request.user)
    if request.method == "POST" and request.user.is_authenticated:
        try:
            accept_invitation(invitation=found, user=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect(request.path)
        messages.success(request, _("Welcome: you belong to the organisation now."))
        return redirect("workspace_organisation", found.organisation.slug)
    context = {"heading": _("Invitation"), "invitation": found, "mine": mine}
    return render(request, "workspace/organisation/invitation.html", context)
