"""What a member does with a listing beside writing it: each is a POST from its page, and leads back to it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from listings.letters import SECTIONS
from listings.models import Listing
from listings.refusals import NotReady, Refusal
from listings.services import renew, submit, take_back, withdraw
from organisations.access import Action
from portal.workspace.access import on_listing
from search.analysis import clean


@on_listing(Action.WRITE)
@require_POST
def submit_listing(request: HttpRequest, listing: Listing) -> HttpResponse:
    said = _("Submitted. The city's editors look at what came first, first; you get a letter when they have decided.")
    return _do(request, listing, lambda: submit(listing=listing, by=request.user), said)


@on_listing(Action.WRITE)
@require_POST
def take_back_listing(request: HttpRequest, listing: Listing) -> HttpResponse:
    said = _("Taken back. You can write on it again.")
    return _do(request, listing, lambda: take_back(listing=listing, by=request.user), said)


@on_listing(Action.WRITE)
@require_POST
def renew_listing(request: HttpRequest, listing: Listing) -> HttpResponse:
    return _do(request, listing, lambda: renew(listing=listing, by=request.user), _("Renewed."))


@on_listing(Action.WRITE)
@require_POST
def withdraw_listing(request: HttpRequest, listing: Listing) -> HttpResponse:
    reason = clean(request.POST.get("reason", "")).strip()[:500]
    said = _("Withdrawn. Nobody outside your organisation sees it any more; the draft and the history stay.")
    return _do(request, listing, lambda: withdraw(listing=listing, by=request.user, reason=reason), said)


def _do(request: HttpRequest, listing: Listing, act: Callable, said: str) -> HttpResponse:
    try:
        act()
    except NotReady as refusal:
        messages.error(request, " ".join([str(refusal), *refusal.lacking.values()]))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect("workspace_listing", prefix=section(listing), number=listing.pk)


def section(listing: Listing) -> str:
    """As addresses of listings begin."""
    return SECTIONS.get(listing.key_prefix, listing.key_prefix)
