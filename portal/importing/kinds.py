"""Which columns a file may have for each kind of listing; taken from the models."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin, WorkflowMixin

from catalog.models import ResearchProduct, TrainingProduct
from demand.choices import NeedKind
from demand.models import Need
from listings.choices import Audience
from listings.models import Listing
from portal.importing import values
from portal.importing.readers import Reader, in_days, in_days_end, reader

# Read apart from the others: which listing, whose, in what language.
HANDLED = frozenset({"kind", "external_id", "organisation", "language", "lang"})
IGNORED = frozenset({"id"})
RELATED = ("fields", "techniques", "scientists")
CHILDREN = frozenset({"intakes"})
_SITES_OWN = {"id", "organisation", "external_id", "cover", "is_demonstration", "created_at", "need_kind"}
_WAGTAILS = {
    column.name
    for mixin in (WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin)
    for column in mixin._meta.get_fields()
} - {"expire_at"}

Alias = Callable[[object], tuple[str, object]]  # from a value to a column of the model and its value


@dataclass(frozen=True)
class Kind:
    """A kind of listing: its model, and how each of its columns is read.

    `bilingual` names stand for two columns (`title` for `title_vi` and `title_en`); `empty` is what an empty cell
    means; `preset` are columns that the kind itself sets.
    """

    name: str
    model: type[Listing]
    readers: Mapping[str, Reader]
    empty: Mapping[str, object]
    bilingual: frozenset[str]
    related: frozenset[str]
    children: frozenset[str]
    aliases: Mapping[str, Alias]
    preset: Mapping[str, object] = field(default_factory=dict)

    @cached_property
    def columns(self) -> set[str]:
        return {*HANDLED, "tags", *self.readers, *self.bilingual, *self.related, *self.children, *self.aliases}


@cache
def kinds() -> Mapping[str, Kind]:
    found = (
        _kind("research", ResearchProduct),
        _kind("training", TrainingProduct),
        _kind("application-need", Need, NeedKind.APPLICATION.value),
        _kind("training-need", Need, NeedKind.TRAINING.value),
    )
    return {kind.name: kind for kind in found}


@cache
def known_columns() -> frozenset[str]:
    """Every column of any kind."""
    return frozenset().union(*(kind.columns for kind in kinds().values()))


def _kind(name: str, model: type[Listing], need_kind: str = "") -> Kind:
    columns = [
        column
        for column in model._meta.concrete_fields
        if column.name not in _SITES_OWN and column.name not in _WAGTAILS
    ]
    readers = {column.name: reader(column) for column in columns}
    relations = {relation.name for relation in model._meta.get_fields()}
    return Kind(
        name=name,
        model=model,
        readers=readers,
        empty={column.name: column.get_default() for column in columns},
        bilingual=frozenset(column.name[:-3] for column in columns if column.name.endswith("_vi")),
        related=frozenset(RELATED) & relations,
        children=CHILDREN & relations,
        aliases=_aliases(model, readers, need_kind),
        preset={"need_kind": need_kind} if need_kind else {},
    )


def _aliases(model: type[Listing], readers: Mapping[str, Reader], need_kind: str) -> dict[str, Alias]:
    """Other names for columns, as the demonstration content has them."""
    aliases: dict[str, Alias] = {"name_withheld": _audience}
    if model is TrainingProduct:
        aliases["languages"] = lambda value: ("taught_in", readers["taught_in"](value))
    if model is Need:
        aliases["closes_in"] = lambda value: ("closes_at", in_days_end(value))
        aliases["starts_in"] = lambda value: ("starts_on", in_days(value))
        aliases["need_kind"] = lambda value: ("need_kind", values.choice(value, [need_kind]))
    return aliases


def _audience(value: object) -> tuple[str, str]:
    return "audience", (Audience.WITHHELD if values.boolean(value) else Audience.PUBLIC).value
