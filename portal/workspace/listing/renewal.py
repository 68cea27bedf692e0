"""The page of a mailed renewal: one button. Mail scanners follow links, so that opening it changes nothing.

It needs no account: the signed link itself says who may do this one thing (`listings.renewal_links`).
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from listings.refusals import Refusal
from listings.renewal_links import read_token
from listings.services import renew


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
