"""The support centre's queues in the admin: what waits comes first, the oldest on top."""

from django.db.models import Case, Value, When
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from support.choices import OPEN
from support.forms import QuestionMoveForm, ReportDecisionForm
from support.models import Question, Report


class QueuePolicy(ModelPermissionPolicy):
    """People outside put rows into a queue, and the clock takes them out: nobody adds or deletes one here."""

    def user_has_permission(self, user, action):
        return action in ("view", "change") and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


def told(*names: str) -> list[FieldPanel]:
    return [FieldPanel(name, read_only=True) for name in names]


class QueueView(IndexView):
    def get_base_queryset(self):
        rank = Case(When(state__in=OPEN, then=Value(0)), default=Value(1))
        return super().get_base_queryset().select_related("handled_by").annotate(rank=rank)


class QueueViewSet(ModelViewSet):
    index_view_class = QueueView
    list_filter = ["state"]
    search_backend_name = None
    list_per_page = 50
    copy_view_enabled = False
    add_to_reference_index = False
    add_to_admin_menu = True
    ordering = ["rank", "created_at"]


class ReportViewSet(QueueViewSet):
    model = Report
    name = "support_reports"
    icon = "warning"
    menu_label = _("Reports of listings")
    menu_order = 210
    list_display = [
        "listing",
        Column("get_reason_display", label=_("Reason")),
        Column("get_state_display", label=_("State"), sort_key="state"),
        DateColumn("created_at", label=_("Received"), sort_key="created_at"),
        Column("wants_answer", label=_("Wants an answer")),
        Column("handled_by", label=_("Handled by")),
    ]
    search_fields = ["listing", "text"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(told("listing", "reason", "text", "created_at"), heading=_("What was reported")),
            MultiFieldPanel([FieldPanel("state"), FieldPanel("answer")], heading=_("Decision")),
        ],
        base_form_class=ReportDecisionForm,
    )


class QuestionViewSet(QueueViewSet):
    model = Question
    name = "support_questions"
    icon = "mail"
    menu_label = _("Questions to a person")
    menu_order = 200
    list_display = [
        "__str__",
        Column("get_preferred_time_display", label=_("When to call")),
        Column("get_state_display", label=_("State"), sort_key="state"),
        DateColumn("created_at", label=_("Received"), sort_key="created_at"),
        Column("due_on", label=_("Call by"), sort_key="due_on"),
        Column("handled_by", label=_("Handled by")),
    ]
    search_fields = ["text", "phone"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                told("name", "phone", "preferred_time", "due_on", "text", "words", "about"), heading=_("What was asked")
            ),
            MultiFieldPanel([FieldPanel("state"), FieldPanel("note")], heading=_("Call")),
        ],
        base_form_class=QuestionMoveForm,
    )


register_permission_policy(Report, QueuePolicy(Report))
register_permission_policy(Question, QueuePolicy(Question))
