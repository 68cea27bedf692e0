"""What the lists and forms of all listings in the admin have in common."""

from django.db.models import Prefetch
from django.utils.translation import gettext as _, gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column, DateColumn, UpdatedAtColumn
from wagtail.models import WorkflowState
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from listings.choices import State
from listings.models import ReadyReason


class StateColumn(Column):
    """The derived state in words."""

    def get_value(self, instance):
        return State(instance.state()).label


class ListingEditView(EditView):
    """A form that was opened before somebody else saved publishes nothing: what it shows is no longer the latest.

    Its automatic saving, half a second after each change, keeps the draft only: a slip in “who may see it” would be
    public before the editor sees it. What applies at once waits for the button.
    """

    def save_instance(self):
        self.form.applies_standing = not self.expects_json_response
        return super().save_instance()

    def is_valid(self, form):
        if self.action in ("publish", "workflow-action") and self.is_out_of_date:
            self.produced_error_code = "invalid_revision"
            self.produced_error_message = _(
                "Somebody saved a newer version since you opened this form. Nothing was changed: open it again."
            )
            return False
        return super().is_valid(form)


class ListingViewSet(SnippetViewSet):
    """Subclasses name the model, its panels, its filters."""

    edit_view_class = ListingEditView
    copy_view_enabled = False  # a copy would carry the own number, which finds one listing
    list_per_page = 50
    list_display = [
        "__str__",
        Column("organisation", label=gettext_lazy("Organisation"), sort_key="organisation__sort_name"),
        StateColumn("state", label=gettext_lazy("State")),
        DateColumn("first_published_at", label=gettext_lazy("Published"), sort_key="first_published_at"),
        UpdatedAtColumn(),
    ]
    search_fields = ["title_vi", "title_en", "external_id", "organisation__name_vi", "organisation__name_en"]
    search_backend_name = None  # the database's own comparison; nothing of a draft is kept in a second index
    list_export = []

    def get_queryset(self, request):
        waiting = WorkflowState.objects.active().select_related("current_task_state__task")
        return self.model.objects.select_related("organisation").prefetch_related(
            Prefetch("_workflow_states", queryset=waiting, to_attr="_current_workflow_states")
        )


class ReadyReasonViewSet(SnippetViewSet):
    """What editors say again and again when they send something back, in their own words."""

    model = ReadyReason
    panels = [
        FieldPanel("label"),
        FieldRowPanel([FieldPanel("text_vi"), FieldPanel("text_en")]),
        FieldRowPanel([FieldPanel("column"), FieldPanel("position")]),
    ]
    icon = "comment"
    list_display = ["label", "column", "position"]
    ordering = ["position", "pk"]
    search_fields = ["label", "text_vi", "text_en"]
    search_backend_name = None
    copy_view_enabled = False
    list_export = []
