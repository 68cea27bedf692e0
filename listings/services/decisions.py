"""What city staff decide about what waits: approve, send back with comments on fields, refuse."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import LogContext
from wagtail.models import TaskState

from history.context import because
from listings.columns import label_of
from listings.letters import tell_refused
from listings.models import Listing
from listings.refusals import Refusal
from listings.reviewing import BatchItem, Claim, FieldComment
from listings.rights import ask_to_publish
from listings.services.claims import ask_free


@transaction.atomic
def approve(*, listing: Listing, by, revision: int | None = None, comment: str = "") -> Listing:
    """Publishes the version under review, at once or on its date. `revision` is the one that `by` looked at.

    Raises Refusal where it was changed since, another editor works on it, or its organisation is not verified.
    """
    task_state = _under_review(listing, by, revision)
    task_state.task.specific.on_action(task_state, by, "approve", comment=comment)
    Claim.objects.filter(key=listing.key).delete()
    return type(listing).objects.get(pk=listing.pk)


@transaction.atomic
def send_back(
    *, listing: Listing, by, comment: str = "", comments: Mapping[str, str] | None = None, revision: int | None = None
) -> Listing:
    """Asks for changes: a comment on the whole, on columns (`comments`, by column), or both. Raises Refusal."""
    task_state = _under_review(listing, by, revision)
    said = {column: text.strip() for column, text in (comments or {}).items() if text.strip()}
    for column, text in {"": comment.strip()}.items() | said.items():
        if text:
            FieldComment.objects.create(key=listing.key, revision=task_state.revision, column=column, text=text, by=by)
    lines = [comment.strip(), *(f"{label_of(type(listing), column)}: {text}" for column, text in said.items())]
    task_state.task.specific.on_action(task_state, by, "reject", comment="\n".join(filter(None, lines)))
    Claim.objects.filter(key=listing.key).delete()
    return type(listing).objects.get(pk=listing.pk)


@transaction.atomic
def refuse(*, listing: Listing, by, reason: str, revision: int | None = None) -> Listing:
    """Ends the review without publishing: the portal does not take it. The draft stays its owner's. Raises Refusal."""
    task_state = _under_review(listing, by, revision)
    if not reason.strip():
        raise Refusal(_("Say why it is refused; nothing was done."))
    FieldComment.objects.create(key=listing.key, revision=task_state.revision, text=reason.strip(), by=by)
    review = task_state.workflow_state
    with because(reason.strip()), LogContext(user=by):
        review.cancel(user=by)
    BatchItem.objects.filter(review=review).delete()
    Claim.objects.filter(key=listing.key).delete()
    tell_refused(listing, review, reason.strip())
    return type(listing).objects.get(pk=listing.pk)


def _under_review(listing: Listing, by, revision: int | None) -> TaskState:
    ask_to_publish(by, listing)
    ask_free(listing.key, by)
    row = type(listing).objects.select_for_update().get(pk=listing.pk)
    task_state = row.current_workflow_task_state
    if task_state is None:
        raise Refusal(_("It does not wait for a review any more: somebody decided, or its owner took it back."))
    for item in BatchItem.objects.filter(review=task_state.workflow_state_id):
        ask_free(f"batch:{item.batch_id}", by)
    if by is not None and not task_state.task.specific.get_actions(row, by):
        raise PermissionDenied
    if revision is not None and revision != task_state.revision_id:
        raise Refusal(_("A newer version was submitted since you opened it. Look at it first; nothing was done."))
    return task_state
