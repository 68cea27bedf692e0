"""Make a call, open it, cancel it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from demand.models import Need
from history.services import record_change
from organisations.refusals import Refused
from proposals import letters
from proposals.models import Call, CallState, Criterion
from proposals.naming import refuse_names

MOST_CRITERIA = 8


def current_call(need: Need) -> Call | None:
    """The call that runs or was decided, else the one that was cancelled last."""
    found = list(need.calls.all())
    return next((call for call in found if call.cancelled_at is None), found[0] if found else None)


@transaction.atomic
def save_call(
    *,
    need: Need,
    asked: str,
    opens_at: datetime,
    closes_at: datetime,
    criteria: Sequence[tuple[str, int]],
    by,
) -> Call:
    """Makes the need's call or changes it until it opens; `criteria` are (name, weight). Raises Refused."""
    Need.objects.select_for_update().only("pk").get(pk=need.pk)
    call = Call.objects.select_for_update().filter(need=need, cancelled_at__isnull=True).first()
    before = call.state() if call else ""
    if call is not None and not call.is_editable():
        raise Refused(_("A call that has opened stays as it is. Cancel it to begin another."))
    if not 1 <= len(criteria) <= MOST_CRITERIA:
        raise Refused(_("Name at least one criterion, and eight at most."))
    if opens_at >= closes_at:
        raise Refused(_("It must close after it opens."))
    if closes_at <= timezone.now():
        raise Refused(_("It must close in the future."))
    call = call or Call(need=need, decider=by)
    call.need, call.asked, call.opens_at, call.closes_at = need, asked, opens_at, closes_at
    refuse_names(call, {"asked": asked, "criteria": "\n".join(name for name, _weight in criteria)})
    call.save()
    call.criteria.all().delete()  # nothing is scored before the opening
    Criterion.objects.bulk_create(
        Criterion(call=call, name=name, weight=weight, sort_order=place)
        for place, (name, weight) in enumerate(criteria)
    )
    _note(call, before, by)
    return call


@transaction.atomic
def open_call(*, call: Call, by) -> None:
    """Makes it public. It takes proposals from its opening moment on, or from now where that has passed."""
    call = locked(call)
    now, before = timezone.now(), call.state()
    if before != CallState.DRAFT:
        raise Refused(_("This call is public already."))
    if call.closes_at <= now:
        raise Refused(_("Its closing moment has passed. Change that first."))
    if not Need.objects.visible_to(member=True).filter(pk=call.need_id).exists():
        raise Refused(_("The need is not published. Publish it first: the call stands on its page."))
    refuse_names(call, {"asked": call.asked, "criteria": "\n".join(str(each) for each in call.criteria.all())})
    call.published_at, call.opens_at = now, max(now, call.opens_at)
    call.save(update_fields=["published_at", "opens_at"])
    _note(call, before, by)
    letters.tell_opened(call)


@transaction.atomic
def cancel_call(*, call: Call, reason: str, by) -> None:
    """For good, until it is decided; everybody who began a proposal is told why. What came stays sealed."""
    call = locked(call)
    before = call.state()
    if before in (CallState.DECIDED, CallState.CANCELLED):
        raise Refused(_("This call is over already."))
    if not reason.strip():
        raise Refused(_("Say why: everybody who answered reads it."))
    refuse_names(call, {"reason": reason})
    call.cancelled_at, call.cancel_reason = timezone.now(), reason
    call.save(update_fields=["cancelled_at", "cancel_reason"])
    _note(call, before, by, reason)
    for proposal in call.proposals.select_related("organisation"):
        proposal.call = call
        letters.tell_cancelled(proposal)


def locked(call: Call) -> Call:
    """The row as it stands in the database, held until the transaction ends."""
    return Call.objects.select_for_update(of=("self",)).select_related("need__organisation").get(pk=call.pk)


def _note(call: Call, before: str, by, reason: str = "") -> None:
    record_change(
        key=call.key,
        kind="call",
        organisation=call.organisation.key,
        from_state=before,
        to_state=call.state(),
        by=by,
        reason=reason,
    )
