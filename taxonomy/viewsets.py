"""Terms in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.snippets.views.snippets import SnippetViewSet

from taxonomy.models import Concept, Field, Technique
from taxonomy.panels import CONCEPT_PANELS, FIELD_PANELS, TECHNIQUE_PANELS


class TermViewSet(SnippetViewSet):
    copy_view_enabled = False
    list_per_page = 100
    list_display = ["label_vi", "label_en", "slug"]
    search_fields = ["label_vi", "label_en", "slug"]
    search_backend_name = None


class FieldViewSet(TermViewSet):
    model = Field
    edit_handler = FIELD_PANELS
    icon = "list-ul"


class TechniqueViewSet(TermViewSet):
    model = Technique
    edit_handler = TECHNIQUE_PANELS
    list_display = ["label_vi", "label_en", "group", "slug"]
    list_filter = ["group"]
    icon = "cogs"


class ConceptFilterSet(WagtailFilterSet):
    class Meta:
        model = Concept
        fields = ["field", "technique"]


class ConceptViewSet(TermViewSet):
    model = Concept
    edit_handler = CONCEPT_PANELS
    filterset_class = ConceptFilterSet
    search_fields = [*TermViewSet.search_fields, "alternatives__label"]
    icon = "tag"
    menu_label = _("Concepts")

    def get_queryset(self, request):
        return Concept.objects.distinct()  # a concept is found once, however many of its labels match
