"""Wagtail's own letters about reviews lead into the admin: of a listing's, only city staff get them."""

from wagtail.admin import signal_handlers
from wagtail.models import TaskState

from listings.letters import is_quiet
from listings.models import Listing

TO_STAFF = (signal_handlers.task_submission_email_notifier, signal_handlers.workflow_submission_email_notifier)
TO_SUBMITTER = (signal_handlers.workflow_approval_email_notifier, signal_handlers.workflow_rejection_email_notifier)


def connect() -> None:
    # Wagtail has no setting for it, and connects its notifiers after us; what they may handle is asked when they run.
    for notifier in (*TO_STAFF, *TO_SUBMITTER):
        notifier.can_handle = _restricted(notifier, type(notifier).can_handle)


def _restricted(notifier, can_handle):
    def can(instance, **kwargs) -> bool:
        if not can_handle(notifier, instance, **kwargs):
            return False
        review = instance.workflow_state if isinstance(instance, TaskState) else instance
        kind = review.base_content_type.model_class()
        if kind is None or not issubclass(kind, Listing):
            return True
        if is_quiet():
            return False
        person = review.requested_by
        return notifier in TO_STAFF or (person is not None and person.has_perm("wagtailadmin.access_admin"))

    return can
