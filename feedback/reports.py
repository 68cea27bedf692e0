"""Reports for city staff: what visitors ask for and do not find, and what they are offered that does not fit."""

from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext as _, gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry

from feedback.counts import FEW, Asked, Fit, asked_and_not_offered, asked_without_concept, misfits
from feedback.models import Misfit, Unanswered
from feedback.reasons import MisfitReason
from search import registry
from search.documents import NEED, OFFER
from search.models import Entry
from search.statistics import CONCEPTS, frequencies

KIND_LABELS = {
    "": gettext_lazy("anything"),
    OFFER: gettext_lazy("any offer"),
    NEED: gettext_lazy("any need"),
    "research": gettext_lazy("solutions"),
    "training": gettext_lazy("training"),
    "application-need": gettext_lazy("application needs"),
    "training-need": gettext_lazy("training needs"),
    "competition": gettext_lazy("competitions"),
    "organisation": gettext_lazy("organisations"),
}
LANGUAGE_LABELS = {"vi": gettext_lazy("Vietnamese"), "en": gettext_lazy("English")}


class FeedbackReport(ReportView):
    """Rows are dictionaries of texts and numbers, the same on the page and in the export."""

    results_template_name = "reports/results.html"
    permission_required = "view"
    header_icon = "help"
    paginate_by = 50
    rights_of = Unanswered

    @cached_property
    def permission_policy(self):
        return policy_registry.get_by_type(self.rights_of)

    @property
    def list_export(self):
        return [column.name for column in self.columns]

    @property
    def export_headings(self):
        return {column.name: column.label for column in self.columns}


class AskedAndNotOffered(FeedbackReport):
    page_title = gettext_lazy("Asked for and not offered")
    index_url_name = "asked_and_not_offered"
    export_filename = "asked-and-not-offered"
    no_results_message = gettext_lazy("No concept was asked for in vain by five different visitors yet.")
    columns = [
        Column("concept", label=gettext_lazy("Concept")),
        Column("visitors", label=gettext_lazy("Visitors")),
        Column("months", label=gettext_lazy("Months")),
        Column("kinds", label=gettext_lazy("Looked for")),
        Column("languages", label=gettext_lazy("Language")),
        Column("fields", label=gettext_lazy("Field")),
        Column("listings", label=gettext_lazy("Listings that name it")),
    ]

    @property
    def note(self) -> str:
        note = _(
            "Concepts of searches and descriptions without a good answer in the last twelve months, once %(few)d "
            "different visitors of one month had them. What they typed is not kept."
        ) % {"few": FEW}
        if count := asked_without_concept():
            note += " " + _("Texts that name no concept of the scheme: %(count)d visitors.") % {"count": count}
        return note

    def get_queryset(self):
        asked = asked_and_not_offered()
        named, _total = frequencies(CONCEPTS, [each.concept for each in asked])
        return [_asked_row(each, named.get(each.concept, 0), get_language()) for each in asked]


class Misfits(FeedbackReport):
    page_title = gettext_lazy("Not a fit")
    note = gettext_lazy(
        "Matches of the last twelve months of which visitors said that they do not fit, and why. One visitor counts "
        "once a month for a listing."
    )
    index_url_name = "misfits"
    export_filename = "not-a-fit"
    no_results_message = gettext_lazy("Nobody said of a match that it does not fit.")
    rights_of = Misfit
    columns = [
        Column("listing", label=gettext_lazy("Proposed listing")),
        Column("source", label=gettext_lazy("Proposed for")),
        Column("visitors", label=gettext_lazy("Visitors")),
        Column("reasons", label=gettext_lazy("Why")),
        Column("key", label=gettext_lazy("Key")),
    ]

    def get_queryset(self):
        return misfits()

    def get_table(self, object_list):
        return super().get_table(_fit_rows(object_list, get_language()))

    def as_spreadsheet(self, queryset, spreadsheet_format):
        return super().as_spreadsheet(_fit_rows(queryset, get_language()), spreadsheet_format)


def _asked_row(asked: Asked, listings: int, language: str) -> dict:
    fields = {registry.label("field", slug, language): count for slug, count in asked.fields.items()}
    return {
        "concept": registry.label("concept", asked.concept, language),
        "visitors": asked.visitors,
        "months": asked.months,
        "kinds": _listed({KIND_LABELS.get(kind, kind): count for kind, count in asked.kinds.items()}),
        "languages": _listed({LANGUAGE_LABELS.get(code, code): count for code, count in asked.languages.items()}),
        "fields": _listed(fields),
        "listings": listings,
    }


def _fit_rows(fits: list[Fit], language: str) -> list[dict]:
    titles = _titles({key for fit in fits for key in (fit.listing, fit.source)}, language)
    return [
        {
            "listing": titles.get(fit.listing) or _("(withdrawn)"),
            "source": (titles.get(fit.source) or _("(withdrawn)")) if fit.source else _("a described text"),
            "visitors": fit.visitors,
            "reasons": _listed({MisfitReason(reason).label: count for reason, count in fit.reasons.items()}),
            "key": fit.listing,
        }
        for fit in fits
    ]


def _titles(keys: set[str], language: str) -> dict[str, str]:
    entries = Entry.objects.filter(key__in=keys, is_deleted=False).only(
        "key", "kind", "texts", "names", "traits", "card"
    )
    return {entry.key: entry.document().text(language).title for entry in entries}


def _listed(counts: dict) -> str:
    return ", ".join(f"{label}: {count}" for label, count in counts.items())
