"""The way of a draft into the review, and back."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import LogContext
from wagtail.models import WorkflowState

from listings.choices import State
from listings.comparison import differs
from listings.models import Listing
from listings.readiness import lacking
from listings.refusals import NotReady, Refusal
from listings.reviewing import Batch, BatchItem, Claim
from listings.rights import ask_to_write


@transaction.atomic
def submit(*, listing: Listing, by, batch: Batch | None = None) -> Listing:
    """Gives the newest draft to the review; the public version stays meanwhile. A second click changes nothing.

    Raises NotReady with what is lacking, or Refusal: locked by an editor, scheduled, or nothing was changed.
    `batch` ties it to an import, which is one row of the queue (`submit_batch` makes one).
    """
    ask_to_write(by, listing)
    row = type(listing).objects.select_for_update().get(pk=listing.pk)
    review = row.current_workflow_state
    if review and review.status == WorkflowState.STATUS_IN_PROGRESS:
        return row
    ask_ready(row)
    with LogContext(user=by):
        if row.latest_revision_id is None:
            row.save_revision(user=by)
        if review:
            review.resume(user=by)
        else:
            workflow = row.get_workflow()
            if workflow is None:
                raise Refusal(_("No review is set up for this kind of listing: please tell the portal's office."))
            review = workflow.start(row, by)
    BatchItem.objects.filter(review=review).delete()
    if batch is not None:
        BatchItem.objects.create(batch=batch, review=review)
    return type(row).objects.get(pk=row.pk)


def ask_ready(row: Listing) -> None:
    """Raises NotReady or Refusal where the newest draft cannot be submitted. `row` is the stored row."""
    if row.locked:
        raise Refusal(_("An editor of the city has locked it: ask them, or try again later."))
    state = row.state()
    if state == State.SCHEDULED:
        raise Refusal(_("It is approved and goes public on its date: take it from the schedule first."))
    draft = row.get_latest_revision_as_object()
    if state == State.PUBLISHED and not differs(draft, row):
        raise Refusal(_("Nothing in the draft differs from what is public: there is nothing to review."))
    if gaps := lacking(draft):
        raise NotReady(_("Something that readers need is lacking. It was not submitted."), gaps)


@transaction.atomic
def take_back(*, listing: Listing, by) -> Listing:
    """Ends the review of a draft, which can be written on again. Where none runs, nothing changes."""
    ask_to_write(by, listing)
    row = type(listing).objects.select_for_update().get(pk=listing.pk)
    review = row.current_workflow_state
    if review is None or review.status != WorkflowState.STATUS_IN_PROGRESS:
        return row
    with LogContext(user=by):
        review.cancel(user=by)
    BatchItem.objects.filter(review=review).delete()
    Claim.objects.filter(key=row.key).delete()
    return type(row).objects.get(pk=row.pk)
