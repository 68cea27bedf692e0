"""The pages of a mailed renewal, of one listing or of all in the letter: one button. Mail scanners follow links, so
that opening one changes nothing.

They need no account: the signed link itself says who may do this one thing (`listings.renewal_links`).
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from listings.refusals import Refusal
from listings.renewal_links import RenewalOfAll, read_token, read_token_of_all
from listings.services import renew

MOST_AT_ONCE = 100  # listings a click, so that a page answers within seconds


@never_cache
def renewal(request: HttpRequest, token: str) -> HttpResponse:
    found = read_token(token)
    if found is None:
        raise Http404
    refusal = ""
    if request.method == "POST" and found.is_open:
        try:
            renew(listing=found.listing, by=found.member)
        except Refusal as error:
            refusal = str(error)
        else:
            return redirect(request.path)
    context = {
        "found": found,
        "title": found.listing.title(get_language()),
        "organisation_name": found.listing.organisation.name(get_language()),
        "expire_at": found.listing.expire_at,
        "refusal": refusal,
    }
    return render(request, "workspace/listing/renewal.html", context, status=409 if refusal else 200)


@never_cache
def renewal_of_all(request: HttpRequest, token: str) -> HttpResponse:
    found = read_token_of_all(token)
    if found is None:
        raise Http404
    refusals = _renew_all(found) if request.method == "POST" else {}
    if request.method == "POST" and not refusals:
        return redirect(request.path)
    language = get_language()
    still = {listing.pk for listing in found.open}
    rows = [(each, each.title(language), each.pk in still, refusals.get(each.key, "")) for each in found.listings]
    context = {
        "rows": rows,
        "number": len(found.open),
        "at_once": min(len(found.open), MOST_AT_ONCE),
        "organisation_name": found.organisation.name(language),
        "refusals": refusals,
    }
    return render(request, "workspace/listing/renewal_of_all.html", context, status=409 if refusals else 200)


def _renew_all(found: RenewalOfAll) -> dict[str, str]:
    """Renews what is open, each by itself; why not, by key."""
    refusals = {}
    for listing in found.open[:MOST_AT_ONCE]:
        try:
            renew(listing=listing, by=found.member)
        except Refusal as refusal:
            refusals[listing.key] = str(refusal)
    return refusals
