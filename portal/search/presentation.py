"""What the search page shows beside the cards: facets with labels, chips, sorts, pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from listings.choices import Band, Delivery, Language, Mode
from organisations.models import Organisation, OrganisationKind
from portal.cards import KIND_LABELS
from portal.search.parameters import Parameters
from portal.search.service import SearchPage
from search.documents import PUBLIC
from search.models import Entry
from search.query import CLOSED, DEADLINE, LAST_RESULT, NEWEST, OPEN, RELEVANCE
from taxonomy.terms import terms

FACET_LABELS = {
    "kind": gettext_lazy("Kind"),
    "field": gettext_lazy("Field"),
    "technique": gettext_lazy("AI technique"),
    "organisation_kind": gettext_lazy("Kind of organisation"),
    "trl": gettext_lazy("Readiness (TRL)"),
    "band": gettext_lazy("Price or budget"),
    "mode": gettext_lazy("Mode and delivery"),
    "language": gettext_lazy("Language"),
    "open": gettext_lazy("Open or closed"),
}
_SORT_LABELS = {
    RELEVANCE: gettext_lazy("Relevance"),
    NEWEST: gettext_lazy("Newest"),
    DEADLINE: gettext_lazy("Deadline"),
}
_TRL_LABELS = {
    "1-3": gettext_lazy("TRL 1–3: research"),
    "4-6": gettext_lazy("TRL 4–6: tried out"),
    "7-9": gettext_lazy("TRL 7–9: in operation"),
}
_OPEN_LABELS = {OPEN: gettext_lazy("open"), CLOSED: gettext_lazy("closed")}
PAGES_AROUND = 2


@dataclass(frozen=True)
class FacetValue:
    value: str
    label: str
    count: int
    selected: bool
    url: str


@dataclass(frozen=True)
class FacetView:
    name: str
    label: str
    values: Sequence[FacetValue]

    @property
    def is_used(self) -> bool:
        return any(value.selected for value in self.values)


@dataclass(frozen=True)
class Chip:
    label: str
    facet: str
    url: str


@dataclass(frozen=True)
class Sort:
    value: str
    label: str
    selected: bool
    url: str


def results_context(parameters: Parameters, page: SearchPage, language: str, fixed: Sequence[str] = ()) -> dict:
    """The template's context for one page of results. Facets in `fixed` belong to the page and are not offered."""
    last = min(-(-page.count // parameters.page_size), LAST_RESULT // parameters.page_size)
    number = parameters.page
    return {
        "q": parameters.text,
        "page": page,
        "cards": page.cards,
        "count": page.count,
        "degraded": page.degraded,
        "empty": not page.cards,
        "facets": [] if page.degraded else _facets(parameters, page.facets, language, fixed),
        "chips": _chips(parameters, language, fixed),
        "clear_url": Parameters(text=parameters.text).address(),
        "sorts": _sorts(parameters),
        "sort": parameters.sort,
        "hidden": [(name, v) for name, values in parameters.filters.items() if name not in fixed for v in values],
        "number": number,
        "pages": last,
        "previous_url": parameters.address(page=number - 1) if number > 1 else None,
        "next_url": parameters.address(page=number + 1) if number < last else None,
        "page_links": [
            (each, None if each == number else parameters.address(page=each)) for each in _shown_pages(number, last)
        ],
        "first_result": (number - 1) * parameters.page_size + 1,
        "last_result": (number - 1) * parameters.page_size + len(page.cards),
    }


def value_label(facet: str, value: str, language: str) -> str:
    """A facet's value in words; the value itself where it has none."""
    known = terms()
    term = {"field": known.fields, "technique": known.techniques, "concept": known.concepts}.get(facet, {}).get(value)
    if term:
        return term.in_language(language)
    if facet == "organisation":
        return _organisation_label(value, language)
    return str(_labels(facet).get(value, value))


def _organisation_label(key: str, language: str) -> str:
    """Its name only where the public reads it anyway: whoever tries one number after the other would else learn the
    names of those that are not named."""
    number = key.partition(":")[2]
    found = Organisation.objects.filter(pk=number).first() if number.isdigit() and len(number) <= 15 else None
    if found is None or not (found.is_verified or Entry.objects.visible([PUBLIC]).filter(organisation=key).exists()):
        return key
    return found.name(language)


def _labels(facet: str) -> Mapping[str, str]:
    return {
        "kind": KIND_LABELS,
        "organisation_kind": dict(OrganisationKind.choices),
        "trl": _TRL_LABELS,
        "language": dict(Language.choices),
        "band": dict(Band.choices),
        "mode": {**dict(Mode.choices), **dict(Delivery.choices)},
        "open": _OPEN_LABELS,
    }.get(facet, {})


def _facets(parameters: Parameters, counts: Mapping, language: str, fixed: Sequence[str]) -> list[FacetView]:
    views = []
    for name, label in FACET_LABELS.items():
        if name in fixed:
            continue
        chosen = parameters.filters.get(name, ())
        counted = {**dict.fromkeys(chosen, 0), **counts.get(name, {})}
        values = [
            FacetValue(
                value, value_label(name, value, language), count, value in chosen, parameters.toggled(name, value)
            )
            for value, count in counted.items()
        ]
        if len(values) > 1 or any(value.selected for value in values):
            views.append(FacetView(name, str(label), _ordered(name, values)))
    return views


def _ordered(name: str, values: list[FacetValue]) -> list[FacetValue]:
    """Bands and readiness in their own order, everything else the most frequent first."""
    if name in ("trl", "band"):
        order = list(_labels(name))
        return sorted(values, key=lambda each: order.index(each.value) if each.value in order else len(order))
    return sorted(values, key=lambda each: (-each.count, each.label))


def _chips(parameters: Parameters, language: str, fixed: Sequence[str]) -> list[Chip]:
    return [
        Chip(value_label(name, value, language), str(FACET_LABELS.get(name, "")), parameters.toggled(name, value))
        for name, values in parameters.filters.items()
        if name not in fixed
        for value in values
    ]


def _sorts(parameters: Parameters) -> list[Sort]:
    return [
        Sort(value, str(label), value == parameters.sort, parameters.address(sort=value))
        for value, label in _SORT_LABELS.items()
    ]


def _shown_pages(number: int, last: int) -> list[int]:
    near = range(number - PAGES_AROUND, number + PAGES_AROUND + 1)
    return [each for each in sorted({1, last, *near}) if 1 <= each <= last]
