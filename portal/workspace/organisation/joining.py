"""Coming into an organisation that is there already."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from organisations.domains import verified_addresses
from organisations.finding import find_by_name
from organisations.models import Organisation
from organisations.refusals import Refused
from organisations.services import accept_invitation, ask_to_join, invitations_to, take_request_back, works_there
from portal.workspace.access import signed_in
from portal.workspace.organisation.answers import done
from portal.workspace.organisation.people_forms import JoinForm
from search.analysis import clean

LONGEST = 100  # letters of a name that is looked for


@signed_in
def join_organisation(request: HttpRequest) -> HttpResponse:
    """Invitations to my addresses, my open request, and the verified organisations by name."""
    words = clean(request.GET.get("q", "")).strip()[:LONGEST]
    context = {
        "heading": _("Join an organisation"),
        "here": "join",
        "invitations": invitations_to(request.user),
        "asked": request.user.join_requests.filter(decided_at__isnull=True).select_related("organisation").first(),
        "words": words,
        "found": find_by_name(words) if words else [],
        "confirmed": bool(verified_addresses(request.user)),
    }
    return render(request, "workspace/organisation/join.html", context)


@signed_in
def ask_one(request: HttpRequest, slug: str) -> HttpResponse:
    """Asks the owners of one organisation. Says nothing of who they are."""
    organisation = get_object_or_404(Organisation, slug=slug)
    form = JoinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            asked = ask_to_join(user=request.user, organisation=organisation, message=form.cleaned_data["message"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            if asked is None:
                messages.success(request, _("Your e-mail address lets you in: you are a viewer there."))
                return redirect("workspace_organisation", organisation.slug)
            messages.success(request, _("The owners have been asked. You get a letter with their answer."))
            return redirect("join_organisation")
    context = {
        "heading": _("Ask to join"),
        "here": "join",
        "asked_for": organisation,
        "form": form,
        "at_once": works_there(request.user, organisation),
    }
    return render(request, "workspace/organisation/ask_to_join.html", context)


@signed_in
@require_POST
def take_back_request(request: HttpRequest, number: str) -> HttpResponse:
    asked = get_object_or_404(request.user.join_requests, pk=number)
    return done(
        request, lambda: take_request_back(request=asked), _("Your request is taken back."), "join_organisation"
    )


@signed_in
@require_POST
def accept_mine(request: HttpRequest, number: str) -> HttpResponse:
    """Accepts an invitation to one of my verified addresses, found without its letter."""
    invitation = get_object_or_404(invitations_to(request.user), pk=number)
    slug = invitation.organisation.slug
    return done(
        request,
        lambda: accept_invitation(invitation=invitation, user=request.user),
        _("Welcome: you belong to the organisation now."),
        "workspace_organisation",
        slug,
    )
