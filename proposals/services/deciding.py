"""The short list and the decision, with its reasons."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from history.services import record_change
from organisations.refusals import Refused
from proposals import letters
from proposals.models import Call, CallState, Proposal, Result
from proposals.naming import refuse_names
from proposals.opening import may_open
from proposals.services.calls import locked


@transaction.atomic
def shortlist(*, proposal: Proposal, listed: bool, by) -> None:
    call = locked(proposal.call)
    if call.state() != CallState.CLOSED or not proposal.is_sent:
        raise Refused(_("The short list is made between the closing and the decision."))
    Proposal.objects.filter(pk=proposal.pk).update(is_shortlisted=listed)


@transaction.atomic
def decide(
    *,
    call: Call,
    chosen: Proposal | None,
    reason: str,
    reasons: Mapping[int, str],
    is_named_to_chosen: bool = False,
    by,
) -> None:
    """Once and for good, by the named decider: one is chosen or none. `reason` is for all, `reasons` by the number of
    each sent proposal. Every proposer is told theirs; a withheld name goes to the chosen one alone, and only if
    `is_named_to_chosen`. Raises Refused."""
    call = locked(call)
    if call.state() != CallState.CLOSED:
        raise Refused(_("A call is decided once, after its closing."))
    if call.decider_id != by.pk or not may_open(call, by):
        raise Refused(_("Only the named decider decides, and nobody who is in conflict."))
    sent = list(call.proposals.sent().select_related("organisation"))
    if chosen is not None and chosen.pk not in {each.pk for each in sent}:
        raise Refused(_("This proposal is not in the call."))
    if not reason.strip() or any(not reasons.get(each.pk, "").strip() for each in sent):
        raise Refused(_("Give a reason for the decision, and one for each proposal."))
    refuse_names(call, {"reason": reason, "reasons": "\n".join(reasons.values())})
    call.decided_at, call.decided_by, call.decision_reason = timezone.now(), by, reason
    call.is_named_to_chosen = is_named_to_chosen and chosen is not None
    call.save(update_fields=["decided_at", "decided_by", "decision_reason", "is_named_to_chosen"])
    for proposal in sent:
        is_chosen = chosen is not None and proposal.pk == chosen.pk
        proposal.call, proposal.reason = call, reasons[proposal.pk]
        proposal.result = Result.CHOSEN if is_chosen else Result.NOT_CHOSEN
        proposal.save(update_fields=["result", "reason"])
        letters.tell_result(proposal)
    record_change(
        key=call.key,
        kind="call",
        organisation=call.organisation.key,
        from_state=CallState.CLOSED,
        to_state=CallState.DECIDED,
        by=by,
        reason=reason,
    )
