"""Terms in the admin."""

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from search.analysis import clean, fold
from taxonomy.models import Concept, Field, Technique
from taxonomy.panels import CONCEPT_PANELS, FIELD_PANELS, TECHNIQUE_PANELS

LONGEST_LABEL, LONGEST_SLUG = 120, 80  # characters, as the columns have them


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


class ConceptCreateView(CreateView):
    """The form of a new concept, filled with the labels that the address gives, as the reports' links do."""

    def get_initial_form_instance(self):
        labels = {name: clean(self.request.GET.get(name, ""))[:LONGEST_LABEL] for name in ("label_vi", "label_en")}
        if not any(labels.values()):
            return super().get_initial_form_instance()
        slug = slugify(fold(labels["label_en"] or labels["label_vi"]))
        return Concept(slug=slug[:LONGEST_SLUG], **labels)


class ConceptViewSet(TermViewSet):
    model = Concept
    add_view_class = ConceptCreateView
    edit_handler = CONCEPT_PANELS
    filterset_class = ConceptFilterSet
    search_fields = [*TermViewSet.search_fields, "alternatives__label"]
    icon = "tag"
    menu_label = _("Concepts")

    def get_queryset(self, request):
        return Concept.objects.distinct()  # a concept is found once, however many of its labels match
