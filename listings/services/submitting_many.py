"""Drafts that go into their first review together: the same rows as `submit` writes, in a few queries for all."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import ModelLogEntry, TaskState, Workflow, WorkflowState

from history.context import current_reason
from listings.bulk.records import write_states
from listings.models import EditorialReview, Listing
from listings.reviewing import Batch, BatchItem
from listings.rights import ask_to_write
from listings.services.submission import ask_ready, submit


def submit_many(*, listings: Iterable[Listing], by, batch: Batch) -> None:
    """Submits drafts of the batch's organisation, all or none, in the transaction that is open.

    Raises what `submit` raises, with `key` on the exception; TypeError for another organisation's listing. An edit of
    something public, a draft that was sent back and a review with steps of another kind go the way of single ones.
    """
    by_model: dict[type[Listing], list[int]] = {}
    for listing in listings:
        if listing.organisation_id != batch.organisation_id:
            raise TypeError(f"another organisation's listing: {listing.key}")
        by_model.setdefault(type(listing), []).append(listing.pk)
    for model, pks in by_model.items():
        _submit(model, pks, by, batch)


def _submit(model: type[Listing], pks: list[int], by, batch: Batch) -> None:
    kind = ContentType.objects.get_for_model(model)
    found = model.objects.select_for_update(of=("self",)).select_related("latest_revision").filter(pk__in=pks)
    reviews = WorkflowState.objects.active().filter(base_content_type=kind, object_id__in=map(str, pks))
    reviewed = set(reviews.values_list("object_id", flat=True))
    rows = sorted(found, key=lambda row: pks.index(row.pk))
    ask_to_write(by, rows[0])  # all are of one organisation
    workflow = rows[0].get_workflow()
    step = _only_kind_of_step(workflow)
    together = []
    for row in rows:
        is_plain = step and row.latest_revision and not row.live and str(row.pk) not in reviewed
        try:
            if is_plain:
                ask_ready(row)
                together.append(row)
            else:
                submit(listing=row, by=by, batch=batch)
        except Exception as error:
            error.key = row.key
            raise
    if together:
        _begin(together, workflow, step, by, batch)


def _only_kind_of_step(workflow: Workflow | None) -> EditorialReview | None:
    """The first step of the review, where it is of the kind that does nothing of its own when it begins."""
    task = workflow.tasks.filter(active=True).first() if workflow else None
    specific = task.specific if task else None
    return specific if type(specific) is EditorialReview else None


def _begin(rows: list[Listing], workflow: Workflow, step: EditorialReview, by, batch: Batch) -> None:
    now, kind = timezone.now(), ContentType.objects.get_for_model(rows[0])
    reviews = WorkflowState.objects.bulk_create(
        WorkflowState(
            content_type=kind,
            base_content_type=kind,
            object_id=str(row.pk),
            workflow=workflow,
            status=WorkflowState.STATUS_IN_PROGRESS,
            requested_by=by,
        )
        for row in rows
    )
    steps = TaskState.objects.bulk_create(
        TaskState(workflow_state=review, task=step, status=TaskState.STATUS_IN_PROGRESS, revision=row.latest_revision)
        for row, review in zip(rows, reviews, strict=True)
    )
    for review, task_state in zip(reviews, steps, strict=True):
        review.current_task_state = task_state
    WorkflowState.objects.bulk_update(reviews, ["current_task_state"])
    BatchItem.objects.bulk_create(BatchItem(batch=batch, review=review) for review in reviews)
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=kind,
            object_id=str(row.pk),
            label=str(row),
            action="wagtail.workflow.start",
            data=_logged(workflow, step, task_state),
            timestamp=now,
            user=by,
            revision=row.latest_revision,
        )
        for row, task_state in zip(rows, steps, strict=True)
    )
    write_states(rows, by=by, now=now, reason=current_reason(), review=WorkflowState.STATUS_IN_PROGRESS)


def _logged(workflow: Workflow, step: EditorialReview, task_state: TaskState) -> dict:
    told = {"id": workflow.pk, "title": workflow.name, "status": WorkflowState.STATUS_IN_PROGRESS}
    return {"workflow": told | {"next": {"id": step.pk, "title": step.name}, "task_state_id": task_state.pk}}
