"""Steps of a review change a record's state without saving the record: Wagtail's signals tell of them."""

from collections.abc import Callable

from django.db.models.signals import post_save
from wagtail.models import Revision, WorkflowState
from wagtail.signals import task_submitted, workflow_cancelled, workflow_rejected


def follow_reviews(model: type, note: Callable) -> None:
    """Calls `note(record, reason=…, by=…)` after each step of a review, or of a schedule, of a record of this model."""
    name = model._meta.label

    def tell(content_type, object_id, *, reason="", by=None):
        kind = content_type.model_class()
        if kind is not None and issubclass(kind, model):
            record = kind._default_manager.filter(pk=object_id).first()
            if record is not None:
                note(record, reason=reason, by=by)

    def submitted(sender, instance, user=None, **kwargs):
        review = instance.workflow_state
        tell(review.content_type, review.object_id, by=user)

    def sent_back(sender, instance, user=None, **kwargs):
        tell(instance.content_type, instance.object_id, reason=instance.current_task_state.comment, by=user)

    def cancelled(sender, instance, user=None, **kwargs):
        tell(instance.content_type, instance.object_id, by=user)

    def scheduled(sender, instance, update_fields=None, **kwargs):
        if update_fields and "approved_go_live_at" in update_fields:
            tell(instance.content_type, instance.object_id)

    options = {"weak": False}
    task_submitted.connect(submitted, dispatch_uid=f"{name} submitted", **options)
    workflow_rejected.connect(sent_back, sender=WorkflowState, dispatch_uid=f"{name} sent back", **options)
    workflow_cancelled.connect(cancelled, sender=WorkflowState, dispatch_uid=f"{name} cancelled", **options)
    post_save.connect(scheduled, sender=Revision, dispatch_uid=f"{name} scheduled", **options)
