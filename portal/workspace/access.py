"""Who may enter a route of the workspace. Each states its rule here, and a test refuses a route without one."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from catalog.models import ResearchProduct, TrainingProduct
from demand.models import Need
from organisations.access import Action, allows, role_in
from organisations.models import Organisation

LISTING_MODELS = {"research": ResearchProduct, "training": TrainingProduct, "needs": Need}
SIGNED_IN, LETTER = "signed-in", "letter"
ORGANISATION, LISTING = "organisation", "listing"


@dataclass(frozen=True)
class Rule:
    """`on` says what the route's object is, `action` what a member's role must allow on it; None asks no role."""

    on: str
    action: Action | None = None


def signed_in(view: Callable) -> Callable:
    """For every person with an account. `view(request, …)`."""
    return ruled(Rule(SIGNED_IN), view)


def by_letter(view: Callable) -> Callable:
    """For whoever holds a letter of the site, with or without an account: the token in the address is the right, and
    the view judges it. `view(request, token)`."""
    made = wraps(view)(never_cache(view))
    made.rule = Rule(LETTER)
    return made


def on_organisation(action: Action) -> Callable:
    """For members of the organisation `slug` whose role allows it. `view(request, organisation, …)`; 404 otherwise, as
    for one that does not exist."""

    def made(view: Callable) -> Callable:
        def entered(request, slug: str, *args, **options):
            organisation = get_object_or_404(Organisation.objects.select_related("logo"), slug=slug)
            ask(request, action, organisation.pk)
            request.organisation = organisation
            return view(request, organisation, *args, **options)

        return ruled(Rule(ORGANISATION, action), view, entered)

    return made


def on_listing(action: Action) -> Callable:
    """For members of the organisation that owns the listing `prefix`/`number`. `view(request, listing, …)`, with the
    row as it is stored and not its newest draft; 404 otherwise."""

    def made(view: Callable) -> Callable:
        def entered(request, prefix: str, number: str, *args, **options):
            listing = get_object_or_404(LISTING_MODELS[prefix].objects.select_related("organisation"), pk=number)
            ask(request, action, listing.organisation_id)
            request.organisation = listing.organisation
            return view(request, listing, *args, **options)

        return ruled(Rule(LISTING, action), view, entered)

    return made


def ask(request, action: Action, organisation: int) -> None:
    """404 unless the person's role there, which becomes `request.role`, allows it."""
    request.role = role_in(request.user, organisation)
    if not allows(request.role, action):
        raise Http404


def ruled(rule: Rule, view: Callable, entered: Callable | None = None) -> Callable:
    """The view behind a sign-in, kept by no cache, with its rule on it; `entered` finds its object and judges."""
    made = wraps(view)(never_cache(login_required(entered or view)))
    made.rule = rule
    return made
