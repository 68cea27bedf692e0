"""A decision about many listings of an import: a few at once, many by the worker, in portions that lock nobody out.

Each portion is a transaction of its own, and what it did is noted in it: a worker that is killed loses one portion,
and the next pass goes on behind it. Each listing is decided as a single one is; one that cannot be is said with why,
and does not hold the others. One letter tells of all.
"""

import logging
import time
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _, override
from wagtail.models import WorkflowState

from listings.keys import listing_models, listings_of
from listings.letters import tell_batch_decided, without_letters
from listings.models import Listing
from listings.refusals import Refusal
from listings.reviewing import Batch, BatchDecision, BatchItem, Claim
from listings.rights import ask_to_publish
from listings.services.approving_many import approve_many
from listings.services.claims import ask_free
from listings.services.decisions import approve, send_back

log = logging.getLogger(__name__)
PORTION = 20  # listings a transaction: about two seconds
AT_ONCE = 20  # while the editor waits
LONGEST_TURN = 5  # seconds of the worker's pass: letters and the index wait meanwhile


def approve_batch(*, batch: Batch, by, keys: Iterable[str] | None = None) -> BatchDecision:
    """Approves all that still waits of a batch, or the listings named. Up to AT_ONCE are done when it returns.

    Raises Refusal, and changes nothing, when a key is not of this batch, the import still runs, or another decision
    about it is under way.
    """
    return _decide(batch, by, keys, BatchDecision.Action.APPROVE)


def send_back_batch(*, batch: Batch, by, comment: str, keys: Iterable[str] | None = None) -> BatchDecision:
    """Sends back all that still waits of a batch, or the listings named, with one comment. As `approve_batch`."""
    if not comment.strip():
        raise Refusal(_("Say in a comment what should be changed; nothing was sent back."))
    return _decide(batch, by, keys, BatchDecision.Action.SEND_BACK, comment.strip())


def work_through() -> None:
    """What the worker does in each pass: the decisions that are under way, the oldest first, for a few seconds."""
    end = time.monotonic() + LONGEST_TURN
    for number in BatchDecision.objects.filter(finished_at=None).order_by("pk").values_list("pk", flat=True):
        while time.monotonic() < end and _portion(number):
            pass


def waiting_keys(batch: Batch) -> list[str]:
    """The keys of the listings of a batch that still wait; one query."""
    prefixes = {ContentType.objects.get_for_model(model).pk: model.key_prefix for model in listing_models()}
    items = BatchItem.objects.filter(batch=batch, review__status=WorkflowState.STATUS_IN_PROGRESS).order_by("pk")
    rows = items.values_list("review__base_content_type", "review__object_id")
    return [f"{prefixes[kind]}:{pk}" for kind, pk in rows]


@transaction.atomic
def _decide(batch: Batch, by, keys: Iterable[str] | None, action: str, comment: str = "") -> BatchDecision:
    ask_free(batch.key, by)
    batch = Batch.objects.select_for_update().get(pk=batch.pk)  # of two clicks, the second sees the first one's
    if not batch.is_whole:
        raise Refusal(_("The import is still being written: look again when all of it is here. Nothing was done."))
    if batch.decisions.filter(finished_at=None).exists():
        raise Refusal(_("A decision about this import is being carried out: wait for its end. Nothing was done."))
    waiting = waiting_keys(batch)
    wanted = waiting if keys is None else [key for key in waiting if key in set(keys)]
    foreign = set(keys or ()) - set(waiting)
    if foreign:
        raise Refusal(_("Not of this import, or no longer waiting: %s. Nothing was done.") % ", ".join(sorted(foreign)))
    made = BatchDecision(batch=batch, action=action, comment=comment, by=by, keys=wanted, total=len(wanted))
    for listing in listings_of(wanted[:1]).values():
        ask_to_publish(by, listing)
    made.save()
    if len(wanted) <= AT_ONCE:
        _carry_out(made, by)
    return made


@transaction.atomic
def _portion(number: int) -> bool:
    """Whether there was anything to do. Two workers take turns: the row is locked meanwhile."""
    decision = BatchDecision.objects.select_for_update(of=("self",)).filter(pk=number, finished_at=None).first()
    if decision is None:
        return False
    by = decision.by
    if by is None:  # a decision is somebody's: the account was erased since
        decision.refused |= dict.fromkeys(decision.keys, _("Whoever decided has no account any more."))
        decision.keys = []
    with override(by.language if by else None):
        _carry_out(decision, by)
    return True


def _carry_out(decision: BatchDecision, by) -> None:
    portion, decision.keys = decision.keys[:PORTION], decision.keys[PORTION:]
    listings = listings_of(portion)
    together = _approved_together(decision, listings.values(), by)
    for key in portion:
        if key in together:
            decision.done.append(key)
            continue
        try:
            with transaction.atomic(), without_letters():
                _decide_one(decision, listings.get(key), by)
            decision.done.append(key)
        except PermissionDenied:
            decision.refused[key] = _("Whoever decided may not publish it any more.")
        except Refusal as refusal:
            decision.refused[key] = str(refusal)
        except Exception:
            log.exception("%s of the batch %s was not decided", key, decision.batch_id)
            decision.refused[key] = _("Something went wrong on our side; open it and decide it by itself.")
    if not decision.keys:
        decision.finished_at = timezone.now()
        if len(decision.done) == decision.total:
            Claim.objects.filter(key=decision.batch.key).delete()
        tell_batch_decided(decision)
    decision.save()


def _approved_together(decision: BatchDecision, listings: Iterable[Listing], by) -> set[str]:
    """The keys of what is plain in a portion; what is left is decided by itself, and so says why where it cannot."""
    if decision.action != BatchDecision.Action.APPROVE or by is None:
        return set()
    try:
        with transaction.atomic():
            return approve_many(listings=listings, by=by, batch=decision.batch)
    except PermissionDenied:
        return set()
    except Exception:
        log.exception("A portion of the batch %s was not approved together", decision.batch_id)
        return set()


def _decide_one(decision: BatchDecision, listing: Listing | None, by) -> None:
    if listing is None:
        raise Refusal(_("It is not there any more."))
    if not BatchItem.objects.filter(batch=decision.batch_id, review=listing.current_workflow_state).exists():
        raise Refusal(_("It does not wait for a review any more: somebody decided, or its owner took it back."))
    if decision.action == BatchDecision.Action.APPROVE:
        approve(listing=listing, by=by)
    else:
        send_back(listing=listing, by=by, comment=decision.comment)
