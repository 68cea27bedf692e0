"""The page of a call, as everybody who sees the need may read it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext as _

from demand.models import Need
from portal.addresses import address
from portal.proposals.access import public_call_of
from portal.views.listing import listing
from proposals.models import CallState
from proposals.naming import owner_shown_to

SLUG = "call"  # the last part of this page's address, which a need's own may be too


def public_call(request: HttpRequest, number: str) -> HttpResponse:
    """404 where there is none; but a need that is called "Call" has its own page at this address."""
    call = public_call_of(request, number)
    if call is None and _is_called_so(number):
        return listing(request, prefix="needs", number=number, slug=SLUG)
    if call is None:
        raise Http404
    language, now = get_language(), timezone.now()
    need = call.need
    here = address(need.key, need.slug, language)
    context = {
        "call": call,
        "state": call.state(now),
        "is_open": call.state(now) == CallState.OPEN,
        "left": call.closes_at - now,
        "criteria": call.criteria.all(),
        "owner": owner_shown_to(request.user, call, language),
        "title": need.title(language),
        "heading": _("Call for proposals: %(need)s") % {"need": need.title(language)},
        "need_url": here,
        "section": "needs",
        "parent_url": here,
        "parent_label": need.title(language),
    }
    return render(request, "proposals/public_call.html", context)


def _is_called_so(number: str) -> bool:
    need = Need.objects.filter(pk=number).first()
    return need is not None and need.slug == SLUG
