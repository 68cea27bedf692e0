"""The moderators' queue of public questions: what waits first, the oldest on top, then answers that nobody has read."""

from django.db.models import Case, Q, Value, When
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from listings.refusals import Refusal
from questions.choices import State
from questions.forms import DecisionForm
from questions.models import PublicQuestion


class QueuePolicy(ModelPermissionPolicy):
    """People ask from the site: nobody adds or deletes a question here."""

    def user_has_permission(self, user, action):
        return action in ("view", "change") and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


class QueueView(IndexView):
    def get_base_queryset(self):
        unread = Q(state=State.ANSWERED, seen_at=None)
        rank = Case(When(state=State.WAITING, then=Value(0)), When(unread, then=Value(1)), default=Value(2))
        return super().get_base_queryset().select_related("need", "decided_by").annotate(rank=rank)


class DecideView(EditView):
    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except Refusal as refusal:  # somebody else decided meanwhile
            messages.error(self.request, str(refusal))
            return redirect(self.request.path)


def shown(*names: str) -> list[FieldPanel]:
    return [FieldPanel(name, read_only=True) for name in names]


class PublicQuestionViewSet(ModelViewSet):
    model = PublicQuestion
    name = "public_questions"
    icon = "help"
    menu_label = _("Public questions")
    menu_order = 205
    index_view_class = QueueView
    edit_view_class = DecideView
    list_filter = ["state"]
    search_fields = ["text", "answer"]
    search_backend_name = None
    list_per_page = 50
    copy_view_enabled = False
    add_to_reference_index = False
    add_to_admin_menu = True
    ordering = ["rank", "asked_at"]
    list_display = [
        "__str__",
        Column("need", label=_("Need")),
        Column("get_state_display", label=_("State"), sort_key="state"),
        DateColumn("asked_at", label=_("Asked on"), sort_key="asked_at"),
        DateColumn("seen_at", label=_("Answer read"), sort_key="seen_at"),
        Column("decided_by", label=_("Moderator")),
    ]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(shown("need", "text", "asked_at", "asker"), heading=_("The question")),
            MultiFieldPanel(shown("state", "answer", "answered_at", "answered_by"), heading=_("How it stands")),
            MultiFieldPanel(
                [FieldPanel("decision"), FieldPanel("refusal"), FieldPanel("refusal_note")], heading=_("Decision")
            ),
        ],
        base_form_class=DecisionForm,
    )


register_permission_policy(PublicQuestion, QueuePolicy(PublicQuestion))
