"""A quarter's tables, read from the rows of history and headed in the active language."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext as _

from catalog.models import ResearchProduct, TrainingProduct
from competitions.models import CompetitionPage
from demand.models import Need
from history.models import StateChange
from organisations.models import Organisation, OrganisationKind
from portal.reports.counting import Row, count, count_verified
from portal.reports.quarters import Quarter
from search.documents import KINDS
from taxonomy.models import Field

ORGANISATION = "organisation"
LISTED = tuple(kind for kind in KINDS if kind != ORGANISATION)
WITH_FIELDS = (
    (ResearchProduct, "research"),
    (TrainingProduct, "training"),
    (Need, "need"),
    (CompetitionPage, "competition"),
)


@dataclass(frozen=True)
class Table:
    """A sheet: its name, a line over the table, the headings, the rows of texts and numbers."""

    name: str
    caption: str
    header: tuple[str, ...]
    rows: list[tuple] = field(default_factory=list)


def quarter_tables(quarter: Quarter) -> list[Table]:
    """By kind, by the owner's kind, by field, and the organisations."""
    return [_by_kind(quarter), _by_owner(quarter), _by_field(quarter), _organisations(quarter)]


def _by_kind(quarter: Quarter) -> Table:
    figures = count(_rows(), quarter.starts_at, quarter.ends_at, lambda row: (row.kind,))
    rows = [(label, *figures[kind].counts()) for kind, label in _kinds().items()]
    return Table(_("By kind"), period(quarter), (_("Kind"), *_measures()), rows)


def _by_owner(quarter: Quarter) -> Table:
    owners = _owners()
    names = dict(OrganisationKind.choices) | {"": _("not known any more")}
    figures = count(
        _rows(), quarter.starts_at, quarter.ends_at, lambda row: ((owners.get(row.organisation, ""), row.kind),)
    )
    return Table(
        _("By organisation"),
        period(quarter),
        (_("Kind of organisation"), _("Kind"), *_measures()),
        _crossed(figures, names),
    )


def _by_field(quarter: Quarter) -> Table:
    fields = _fields_by_key()
    names = {term.slug: term.label(get_language()) for term in Field.objects.all()} | {"": _("no field, or deleted")}
    figures = count(
        _rows(),
        quarter.starts_at,
        quarter.ends_at,
        lambda row: [(slug, row.kind) for slug in fields.get(row.key, ("",))],
    )
    caption = _("%(period)s. A listing of several fields counts in each of them.") % {"period": period(quarter)}
    return Table(_("By field"), caption, (_("Field"), _("Kind"), *_measures()), _crossed(figures, names))


def _organisations(quarter: Quarter) -> Table:
    owners = _owners()
    rows = _rows(of_organisations=True)
    figures = count_verified(rows, quarter.starts_at, quarter.ends_at, lambda row: owners.get(row.key, ""))
    names = dict(OrganisationKind.choices) | {"": _("not known any more")}
    return Table(
        _("Organisations"),
        period(quarter),
        (_("Kind of organisation"), _("Verified"), _("Verification taken back"), _("Verified at the end")),
        [
            (str(label), figures[kind].gained, figures[kind].lost, figures[kind].at_end)
            for kind, label in names.items()
            if kind in figures
        ],
    )


def _crossed(figures: Mapping, names: Mapping[str, str]) -> list[tuple]:
    return [
        (str(name), label, *figures[group, kind].counts())
        for group, name in names.items()
        for kind, label in _kinds().items()
        if (group, kind) in figures and not figures[group, kind].is_empty()
    ]


def _rows(of_organisations: bool = False) -> Iterator[Row]:
    changes = StateChange.objects.order_by("at", "id")
    changes = changes.filter(kind=ORGANISATION) if of_organisations else changes.filter(kind__in=LISTED)
    columns = ("key", "kind", "organisation", "from_state", "to_state", "at")
    return (Row(*values) for values in changes.values_list(*columns).iterator())


def _owners() -> dict[str, str]:
    return {f"organisation:{number}": kind for number, kind in Organisation.objects.values_list("pk", "kind")}


def _fields_by_key() -> dict[str, list[str]]:
    found = defaultdict(list)
    for model, prefix in WITH_FIELDS:
        pairs = model.objects.filter(fields__isnull=False).values_list("pk", "fields__slug").distinct()
        for number, slug in pairs:
            found[f"{prefix}:{number}"].append(slug)
    return found


def _kinds() -> dict[str, str]:
    return {
        "research": _("Research products"),
        "training": _("Training products"),
        "application-need": _("Application needs"),
        "training-need": _("Training needs"),
        "competition": _("Competitions"),
    }


def _measures() -> tuple[str, ...]:
    """In the order of `Figures`."""
    return (
        _("Submitted for the first time"),
        _("Published"),
        _("Sent back"),
        _("Expired"),
        _("Withdrawn"),
        _("Public at the end"),
    )


def period(quarter: Quarter) -> str:
    """The line over a table: the quarter's first and last day."""
    return _("%(first)s – %(last)s, Vietnam time") % {
        "first": date_format(quarter.first_day, "SHORT_DATE_FORMAT"),
        "last": date_format(quarter.last_day, "SHORT_DATE_FORMAT"),
    }
