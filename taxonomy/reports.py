"""Reports for whoever keeps the scheme: what it lacks, and what of it nobody uses."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry

from search.documents import LANGUAGES
from taxonomy.missing import MissingTerm, add_examples, concepts_never_found, terms_without_concept
from taxonomy.models import Concept

LANGUAGE_LABELS = dict(zip(LANGUAGES, (_("Vietnamese"), _("English")), strict=True))


class SchemeReport(ReportView):
    """Only for whoever may change concepts."""

    results_template_name = "reports/results.html"
    permission_required = "change"
    header_icon = "tag"

    @cached_property
    def permission_policy(self):
        return policy_registry.get_by_type(Concept)


class ExamplesColumn(Column):
    cell_template_name = "taxonomy/admin/examples_cell.html"


class MakeColumn(Column):
    """The one thing to do about a term: the form of a new concept with the term as its label."""

    cell_template_name = "taxonomy/admin/make_cell.html"

    def get_value(self, term: MissingTerm) -> str:
        address = reverse(Concept.snippet_viewset.get_url_name("add"))
        return f"{address}?{urlencode({f'label_{term.language}': term.written})}"


class TermsWithoutConcept(SchemeReport):
    page_title = _("Terms without a concept")
    note = _(
        "Words and pairs of words of at least three listings that are in no label of the scheme, as counted when the "
        "index was last rebuilt or had grown by a quarter."
    )
    index_url_name = "terms_without_concept"
    paginate_by = 25
    columns = [
        Column("written", label=_("Term")),
        Column("language", label=_("Language"), accessor=lambda term: LANGUAGE_LABELS[term.language]),
        Column("listings", label=_("Listings")),
        ExamplesColumn("examples", label=_("For example")),
        MakeColumn("make", label=_("Concept")),
    ]
    list_export = ["written", "language", "listings"]
    export_headings = {"written": _("Term"), "language": _("Language"), "listings": _("Listings")}
    export_filename = "terms-without-concept"
    no_results_message = _("Every frequent term is in a label of the scheme.")

    def get_queryset(self):
        return terms_without_concept()

    def decorate_paginated_queryset(self, object_list):
        add_examples(object_list)  # of one page only
        return object_list


def _edit_url(concept: Concept) -> str:
    return reverse(Concept.snippet_viewset.get_url_name("edit"), args=[concept.pk])


class ConceptsNeverFound(SchemeReport):
    page_title = _("Concepts never found")
    note = _(
        "Concepts that no published listing names, as counted when the index was last rebuilt or had grown by a "
        "quarter. Another label may find them."
    )
    index_url_name = "concepts_never_found"
    paginate_by = 50
    columns = [
        TitleColumn("label_vi", label=_("Vietnamese"), get_url=_edit_url),
        Column("label_en", label=_("English")),
        Column("field", label=_("Field")),
        Column("technique", label=_("AI technique")),
    ]
    list_export = ["slug", "label_vi", "label_en"]
    export_headings = {
        "slug": _("short name in addresses"),
        "label_vi": _("label in Vietnamese"),
        "label_en": _("label in English"),
    }
    export_filename = "concepts-never-found"
    no_results_message = _("Every concept is named by a listing.")

    def get_queryset(self):
        return concepts_never_found()
