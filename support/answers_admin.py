"""The survey's single answers in the admin, to read and to take away as a workbook. Contacts stand on an answer's own
page and in the workbook; both looks are noted (`portal.watched`)."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import register_permission_policy

from history.viewsets import ReadOnlyPolicy
from listings.choices import Level
from organisations.models import OrganisationKind, Size
from support.choices import Obstacle, Specialists, Use
from support.models import SurveyAnswer

CONTACT = ["organisation_name", "contact_name", "contact_email", "contact_phone"]
ANSWERED = [
    "created_at",
    "language",
    "organisation_kind",
    "size",
    "ward",
    "uses",
    "wishes",
    "wish_text",
    "specialists",
    "training_roles",
    "training_headcount",
    "training_level",
    "obstacles",
    "wants_need",
    "needs",
]
WORDS = {"organisation_kind": OrganisationKind, "size": Size, "specialists": Specialists, "training_level": Level}
LISTS = {"uses": Use, "wishes": Use, "obstacles": Obstacle}


class AnswerFilterSet(WagtailFilterSet):
    created_at = django_filters.DateFromToRangeFilter(label=_("Received"), widget=DateRangePickerWidget)
    organisation_kind = django_filters.ChoiceFilter(label=_("Kind of organisation"), choices=OrganisationKind)
    size = django_filters.ChoiceFilter(label=_("Size"), choices=Size)
    wants_training = django_filters.BooleanFilter(
        label=_("Wants training"), field_name="training_headcount", lookup_expr="isnull", exclude=True
    )

    class Meta:
        model = SurveyAnswer
        fields = ["created_at", "organisation_kind", "size", "specialists", "wants_training", "wants_need"]


class AnswersView(IndexView):
    FORMATS = (IndexView.FORMAT_XLSX,)  # a CSV would run what was typed as a formula

    @property
    def header_more_buttons(self):
        """Wagtail offers every format that it knows."""
        return [button for button in super().header_more_buttons if button.url != self.csv_export_url]

    def get_edit_url(self, instance):
        """Where the row leads: nobody edits one, so to its page."""
        return self.get_inspect_url(instance)

    def to_row_dict(self, item):
        row = super().to_row_dict(item)
        for name, choices in WORDS.items():
            row[name] = dict(choices.choices).get(row[name], row[name])
        for name, choices in LISTS.items():
            row[name] = "; ".join(str(dict(choices.choices).get(each, each)) for each in row[name])
        return row


class SurveyAnswerViewSet(ModelViewSet):
    model = SurveyAnswer
    name = "survey_answers"
    index_view_class = AnswersView
    form_fields = ["ward"]  # asked for by Wagtail; the policy lets nobody change one
    filterset_class = AnswerFilterSet
    list_display = [
        "__str__",
        Column("get_size_display", label=_("Size")),
        Column("ward", label=_("Ward or commune"), sort_key="ward"),
        Column("wish_text", label=_("The problem that AI should solve")),
        Column("training_headcount", label=_("People to train"), sort_key="training_headcount"),
        BooleanColumn("wants_need", label=_("Becomes a draft need")),
    ]
    list_export = [*ANSWERED, *CONTACT]
    export_filename = "survey-answers"
    search_fields = ["wish_text", "ward", "training_roles"]
    search_backend_name = None
    ordering = ["-created_at", "-id"]
    list_per_page = 50
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = [*ANSWERED, *CONTACT, "consent_version", "consented_at"]
    add_to_reference_index = False
    add_to_admin_menu = True
    icon = "list-ul"
    menu_label = _("Answers to the survey")
    menu_order = 220


register_permission_policy(SurveyAnswer, ReadOnlyPolicy(SurveyAnswer))
