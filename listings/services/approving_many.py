"""Drafts of an import that go public for the first time together: the rows that `approve` writes, in a few queries."""

from collections.abc import Iterable
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, prefetch_related_objects
from django.utils import timezone
from wagtail.models import ModelLogEntry, Revision, TaskState, Workflow, WorkflowState
from wagtail.signals import published

from history.context import current_reason
from listings.bulk.records import write_states
from listings.comparison import is_as_kept
from listings.entries import write_listing_entries
from listings.models import EditorialReview, Listing
from listings.reviewing import Batch, Claim
from listings.rights import ask_to_publish
from listings.services.claims import current_claims


def approve_many(*, listings: Iterable[Listing], by, batch: Batch) -> set[str]:
    """Publishes what is plain among listings of the batch, in the transaction that is open; returns their keys.

    Plain is a draft that was never public, is due at once, and whose reviewed version is the stored row. Whatever
    else there is (an edit of something public, another editor's claim, a later version) is left for `approve`, which
    says why. Raises PermissionDenied. No letter is written: whoever calls writes one about all.
    """
    by_model: dict[type[Listing], list[int]] = {}
    for listing in listings:
        by_model.setdefault(type(listing), []).append(listing.pk)
    done: set[str] = set()
    for model, pks in by_model.items():
        done |= _approve(model, pks, by, batch)
    return done


def _approve(model: type[Listing], pks: list[int], by, batch: Batch) -> set[str]:
    rows = {str(row.pk): row for row in _never_public(model, pks)}
    if not rows:
        return set()
    ask_to_publish(by, next(iter(rows.values())))  # of one kind: a right to all or none
    claims = current_claims([batch.key, *(row.key for row in rows.values())])
    taken = {key for key, claim in claims.items() if claim.by_id != by.pk}
    if batch.key in taken:
        return set()
    found = []
    for step in _last_steps(model, rows, by, batch):
        row = rows[step.workflow_state.object_id]
        latest = row.latest_revision
        is_reviewed = latest and latest.pk == step.revision_id and latest.created_at <= step.started_at
        if is_reviewed and row.organisation.is_verified and row.key not in taken and is_as_kept(latest, row):
            found.append((row, step))
    if found:
        _write_reviews(found, by)
        _write_rows(model, [row for row, _step in found], by)
    return {row.key for row, _step in found}


def _never_public(model: type[Listing], pks: list[int]) -> list[Listing]:
    rows = model.objects.select_for_update(of=("self",)).select_related("latest_revision", "organisation")
    found = list(rows.filter(pk__in=pks, live=False, locked=False, first_published_at=None, go_live_at=None))
    relations = ["fields", "techniques", "tagged_items__tag", "attachments", *model.document_relations]
    prefetch_related_objects(found, *relations)
    return found


def _last_steps(model: type[Listing], rows: dict[str, Listing], by, batch: Batch) -> list[TaskState]:
    """The step that each waits in, where this person's approval of it ends the review."""
    steps = TaskState.objects.select_related("workflow_state__workflow", "task").filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflowstate__status=WorkflowState.STATUS_IN_PROGRESS,
        workflowstate__batch_item__batch=batch,
        workflowstate__base_content_type=ContentType.objects.get_for_model(model),
        workflowstate__object_id__in=list(rows),
    )
    found = list(steps.order_by("pk"))
    tasks = {workflow: _only_step(workflow) for workflow in {step.workflow_state.workflow for step in found}}
    row = next(iter(rows.values()))
    may = {task for task in tasks.values() if task is not None and task.get_actions(row, by)}
    return [step for step in found if (task := tasks[step.workflow_state.workflow]) in may and task.pk == step.task_id]


def _only_step(workflow: Workflow) -> EditorialReview | None:
    """The one step of the review, where it is of the kind that asks what `_approve` asks and nothing else."""
    tasks = list(workflow.tasks.filter(active=True)[:2])
    specific = tasks[0].specific if len(tasks) == 1 else None
    return specific if type(specific) is EditorialReview else None


def _write_reviews(found: list[tuple[Listing, TaskState]], by) -> None:
    now, act = timezone.now(), uuid4()
    steps = [step for _row, step in found]
    TaskState.objects.filter(pk__in=[step.pk for step in steps]).update(
        status=TaskState.STATUS_APPROVED, finished_at=now, finished_by=by, comment=current_reason()
    )
    WorkflowState.objects.filter(pk__in=[step.workflow_state_id for step in steps]).update(
        status=WorkflowState.STATUS_APPROVED
    )
    told = {"timestamp": now, "user": by, "uuid": act}
    ModelLogEntry.objects.bulk_create(
        entry
        for row, step in found
        for entry in (
            _entry(row, "wagtail.workflow.approve", data=_logged(step), content_changed=False, **told),
            _entry(row, "wagtail.publish", content_changed=True, **told),
        )
    )


def _entry(row: Listing, action: str, **told) -> ModelLogEntry:
    return ModelLogEntry(
        content_type=ContentType.objects.get_for_model(row),
        object_id=str(row.pk),
        label=str(row),
        action=action,
        revision=row.latest_revision,
        **told,
    )


def _logged(step: TaskState) -> dict:
    workflow = step.workflow_state.workflow
    told = {"id": workflow.pk, "title": workflow.name, "status": TaskState.STATUS_APPROVED, "task_state_id": step.pk}
    task = {"id": step.task_id, "title": step.task.name}
    return {"workflow": told | {"task": task, "next": None}, "comment": current_reason()}


def _write_rows(model: type[Listing], rows: list[Listing], by) -> None:
    now, kind = timezone.now(), ContentType.objects.get_for_model(model)
    numbers = [row.pk for row in rows]
    model.objects.filter(pk__in=numbers).update(
        live=True,
        expired=False,
        has_unpublished_changes=False,
        first_published_at=now,
        last_published_at=now,
        live_revision=F("latest_revision"),
    )
    for row in rows:
        row.live, row.expired, row.has_unpublished_changes = True, False, False
        row.first_published_at = row.last_published_at = now
        row.live_revision = row.latest_revision
        row.give_end()
    model.objects.bulk_update(rows, ["expire_at"])
    Revision.objects.filter(base_content_type=kind, object_id__in=map(str, numbers)).exclude(
        approved_go_live_at=None
    ).update(approved_go_live_at=None)
    Claim.objects.filter(key__in=[row.key for row in rows]).delete()
    write_states(rows, by=by, now=now, reason=current_reason())
    write_listing_entries(model, numbers)
    for row in rows:  # as Wagtail's own publishing tells
        published.send(sender=model, instance=row, revision=row.latest_revision)
