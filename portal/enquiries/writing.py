"""Begin an enquiry about a listing."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_http_methods

from demand.models import Need
from enquiries.answering import absence_now
from enquiries.limits import left
from enquiries.listings import own_offers
from enquiries.models import Enquiry
from enquiries.services import write
from enquiries.wording import unnamed
from listings.choices import Audience
from listings.models import Listing
from organisations.access import Action, allows
from organisations.models import Organisation
from organisations.refusals import Refused
from organisations.services import is_verified_member
from portal.addresses import address
from portal.enquiries.forms import BeginForm
from portal.workspace.access import LISTING_MODELS, signed_in


@require_http_methods(["GET", "POST"])
@signed_in
def new_enquiry(request: HttpRequest, prefix: str, number: str) -> HttpResponse:
    """Of a listing that this person may see; without an organisation to write for, the page says how to get one."""
    visible = LISTING_MODELS[prefix].objects.visible_to(member=is_verified_member(request.user))
    listing = visible.select_related("organisation").filter(pk=number).first()
    if listing is None:
        raise Http404
    language = get_language()
    memberships = request.user.memberships.select_related("organisation").order_by("organisation__sort_name")
    own = [each.organisation for each in memberships if allows(each.role, Action.WRITE)]
    is_own = any(each.organisation_id == listing.organisation_id for each in memberships)
    askers = [] if is_own else own
    form = _form(request, listing, askers, language) if askers else None
    status = 200
    if request.method == "POST":
        begun = _begin(request, listing, form, askers)
        if begun:
            return redirect("enquiry", begun.pk)
        status = 400
    withheld = listing.audience == Audience.WITHHELD
    context = {
        "heading": _("Answer this need") if isinstance(listing, Need) else _("Write to them"),
        "here": "enquiries",
        "title": listing.title(language),
        "back": address(listing.key, listing.slug, language),
        "withheld": withheld,
        "owner": unnamed(listing.organisation, language) if withheld else listing.organisation.name(language),
        "absence": None if withheld else absence_now(listing.organisation),
        "left": left(askers[0]) if len(askers) == 1 else None,
        "is_own": is_own,
        "form": form,
    }
    return render(request, "enquiries/new.html", context, status=status)


def _form(request, listing: Listing, askers: list[Organisation], language: str) -> BeginForm:
    offers = [offer for each in askers for offer in own_offers(each)] if isinstance(listing, Need) else []
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return BeginForm(data, files, askers=askers, offers=offers, language=language)


def _begin(request, listing: Listing, form: BeginForm | None, askers: list[Organisation]) -> Enquiry | None:
    if form is None:
        raise PermissionDenied
    if not form.is_valid():
        return None
    given = form.cleaned_data
    asker = next(each for each in askers if each.pk == given["asker"])
    key = given.get("offer")
    offer = next((each for each in own_offers(asker) if each.key == key), None) if key else None
    if key and offer is None:
        form.add_error("offer", _("This offer belongs to another of your organisations."))
        return None
    try:
        return write(
            listing=listing, asker=asker, by=request.user, text=given["text"], offer=offer, files=given["files"]
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return None
