"""The review of a draft by city staff. An approval publishes what the reviewer saw, and nothing later."""

from django import forms
from django.utils.translation import gettext as _, gettext_lazy
from wagtail.forms import TaskStateCommentForm
from wagtail.log_actions import LogContext
from wagtail.models import AbstractGroupApprovalTask, TaskState

from history.context import because
from listings.refusals import Refusal


class ReviewRefused(Refusal):
    """A step of a review that was not taken; nothing changed. The message is for the person who asked for it.

    Not a PermissionDenied, which Wagtail's admin would answer with its own words.
    """

    def __init__(self, message: str, task_state: TaskState):
        super().__init__(message)
        self.task_state = task_state


class SendBackForm(TaskStateCommentForm):
    comment = forms.CharField(label=gettext_lazy("What should be changed?"), widget=forms.Textarea({"rows": 4}))


class EditorialReview(AbstractGroupApprovalTask):
    """One step of a review: approve, or send back with a comment."""

    class Meta:
        verbose_name = gettext_lazy("editorial review")
        verbose_name_plural = gettext_lazy("editorial reviews")

    @classmethod
    def get_description(cls):
        return gettext_lazy("Members of the chosen groups approve exactly the version that they see, or send it back.")

    def get_form_for_action(self, action):
        return SendBackForm if action == "reject" else TaskStateCommentForm

    def start(self, workflow_state, user=None):
        # The admin's form read the record before it saved the edit that is resubmitted here, and the review would be
        # of the version that was sent back.
        workflow_state.content_object.refresh_from_db(fields=["latest_revision"])
        return super().start(workflow_state, user=user)

    def on_action(self, task_state, user, action_name, **kwargs):
        comment = (kwargs.get("comment") or "").strip()
        if action_name == "reject" and not comment:
            raise ReviewRefused(_("Say in a comment what should be changed; it was not sent back."), task_state)
        if action_name == "approve":
            self._ask_verified(task_state)
            self._take_up_own_edit(task_state, user)
        with because(comment), LogContext(user=user):
            return super().on_action(task_state, user, action_name, **kwargs)

    def _ask_verified(self, task_state: TaskState) -> None:
        """A listing speaks for its organisation, so the city knows first who that is. Pages have none."""
        owner = getattr(task_state.workflow_state.content_object, "organisation", None)
        if owner is not None and not owner.is_verified:
            raise ReviewRefused(_("Its organisation is not verified yet: verify it first, then approve."), task_state)

    def _take_up_own_edit(self, task_state: TaskState, user) -> None:
        """Lets the reviewer approve the version under review, or their own edit of it, which then is under review.

        A revision can also be overwritten in place (the editor's automatic saving does so), which its date tells.
        """
        record = task_state.workflow_state.content_object
        record.refresh_from_db(fields=["latest_revision"])
        latest = record.latest_revision
        if latest.user_id is not None and latest.user_id == user.pk:
            if task_state.revision_id != latest.pk:
                task_state.revision = latest
                task_state.save(update_fields=["revision"])
            return
        if latest.pk != task_state.revision_id or latest.created_at > task_state.started_at:
            raise ReviewRefused(
                _("This was changed after it was submitted, so it was not approved. Look at the latest version first."),
                task_state,
            )
