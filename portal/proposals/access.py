"""Who may enter a route of calls and proposals. Each is 404 for everybody else, as for what does not exist."""

from collections.abc import Callable

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from demand.models import Need
from organisations.access import Action, role_in
from organisations.services import is_verified_member
from portal.workspace.access import Rule, ask, ruled
from proposals.models import Call, CallState, Proposal
from proposals.opening import may_open, reviewer_of
from proposals.services.calls import current_call
from proposals.services.reviewing import request_to

OWN_CALL, REVIEWER, JUDGING, PROPOSAL, OPEN_CALL = "own-call", "reviewer", "judging", "proposal", "open-call"


def on_need(action: Action) -> Callable:
    """For members of the need's organisation. `view(request, need, call)`; the call is None while there is none."""

    def made(view: Callable) -> Callable:
        def entered(request, number: str, *args, **options):
            need = _need(number)
            ask(request, action, need.organisation_id)
            request.organisation = need.organisation
            return view(request, need, current_call(need), *args, **options)

        return ruled(Rule(OWN_CALL, action), view, entered)

    return made


def on_call(action: Action) -> Callable:
    """The same where there is a call. `view(request, call)`."""

    def made(view: Callable) -> Callable:
        def entered(request, number: str, *args, **options):
            need = _need(number)
            ask(request, action, need.organisation_id)
            request.organisation = need.organisation
            return view(request, _call(need), *args, **options)

        return ruled(Rule(OWN_CALL, action), view, entered)

    return made


def asked_to_review(view: Callable) -> Callable:
    """For whom the call's owner has asked. `view(request, call, reviewer)`."""

    def entered(request, number: str, *args, **options):
        call = _call(_need(number))
        reviewer = request_to(call, request.user)
        if reviewer is None:
            raise Http404
        return view(request, call, reviewer, *args, **options)

    return ruled(Rule(REVIEWER), view, entered)


def judging(view: Callable) -> Callable:
    """For those who may read what came, once it is unsealed: writers of the owner and reviewers, without a conflict.
    `view(request, call, …)`; `request.reviewer` is their row or None, `request.role` theirs with the owner."""

    def entered(request, number: str, *args, **options):
        call = _call(_need(number))
        if not may_open(call, request.user):
            raise Http404
        request.reviewer = reviewer_of(call, request.user)
        request.role = role_in(request.user, call.need.organisation_id)
        return view(request, call, *args, **options)

    return ruled(Rule(JUDGING), view, entered)


def on_proposal(action: Action) -> Callable:
    """For members of the organisation that writes it. `view(request, proposal, …)`."""

    def made(view: Callable) -> Callable:
        def entered(request, number: str, *args, **options):
            rows = Proposal.objects.select_related("organisation", "call__need__organisation")
            proposal = get_object_or_404(rows, pk=number)
            ask(request, action, proposal.organisation_id)
            return view(request, proposal, *args, **options)

        return ruled(Rule(PROPOSAL, action), view, entered)

    return made


def to_public_call(view: Callable) -> Callable:
    """For every person with an account who may see the need. `view(request, call)`."""

    def entered(request, number: str, *args, **options):
        call = public_call_of(request, number)
        if call is None:
            raise Http404
        return view(request, call, *args, **options)

    return ruled(Rule(OPEN_CALL), view, entered)


def public_call_of(request: HttpRequest, number: str) -> Call | None:
    """The call that stands on a need's page for this reader."""
    visible = Need.objects.visible_to(member=is_verified_member(request.user)).select_related("organisation")
    need = visible.filter(pk=number).first()
    call = current_call(need) if need else None
    if call is None or call.published_at is None or call.state() == CallState.DRAFT:
        return None
    call.need = need
    return call


def _need(number: str) -> Need:
    return get_object_or_404(Need.objects.select_related("organisation"), pk=number)


def _call(need: Need) -> Call:
    call = current_call(need)
    if call is None:
        raise Http404
    call.need = need
    return call
