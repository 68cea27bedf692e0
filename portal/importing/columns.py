"""The columns that members may fill, with their labels in both languages; taken from the models."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy, override

from listings.fields import ChoicesField
from portal.importing.kinds import Kind, kinds
from search.documents import LANGUAGES

NUMBER, KIND, CONTACT = "external_id", "kind", "contact"
FIRST = (NUMBER, KIND, "title", "summary", "body")
RELATED = ("fields", "techniques", "scientists")
# Read by the command only: other names for columns, and what members do not set with a file.
NOT_HERE = {
    *("organisation", "lang", "language", "languages", "name_withheld", "closes_in", "starts_in"),
    *("intakes", "need_kind"),
}
_LANGUAGE = re.compile(r",? (?:in (?:Vietnamese|English)|(?:bằng )?tiếng (?:Việt|Anh))$")
_OWN_LABELS = {
    NUMBER: gettext_lazy("your own number"),
    KIND: gettext_lazy("kind of listing"),
    CONTACT: gettext_lazy("contact: office, e-mail and telephone in one cell"),
    "expire_at": gettext_lazy("shown until"),
}


@dataclass(frozen=True)
class Column:
    """`labels` by language; `choices` are (value, labels) of a closed list, `several` says that a cell may name more
    than one; `is_boolean` is read as yes or no, `is_number` as a whole number; `related` names a table of terms."""

    name: str
    labels: Mapping[str, str]
    choices: tuple[tuple[str, Mapping[str, str]], ...] = ()
    several: bool = False
    is_boolean: bool = False
    is_number: bool = False
    related: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether its words are known beforehand."""
        return bool(self.choices) or self.related


@cache
def columns_of(*names: str) -> Mapping[str, Column]:
    """By name, in the order in which a person looks for them; for all kinds where none is named."""
    found: dict[str, Column] = {}
    for name in names or kinds():
        for column in _columns(kinds()[name]):
            found.setdefault(column.name, column)
    return {name: found[name] for name in sorted(found, key=lambda name: _place(name, list(found)))}


@cache
def every_label() -> Mapping[str, str]:
    """Names of columns by the labels that any kind has for them, in any language."""
    return {
        label: column.name
        for name in kinds()
        for column in columns_of(name).values()
        for label in column.labels.values()
    }


def _columns(kind: Kind) -> Iterable[Column]:
    yield Column(NUMBER, _own(NUMBER))
    yield Column(KIND, _own(KIND), choices=tuple((name, _in_both(_kind_label(name))) for name in kinds()))
    for name in (each.name for each in kind.model._meta.get_fields() if each.name in kind.columns - NOT_HERE):
        if name in (NUMBER, KIND):
            continue
        field = kind.model._meta.get_field(name)
        if name.endswith("_vi"):
            base = {code: _LANGUAGE.sub("", label) for code, label in _labels(field).items()}
            yield Column(name.removesuffix("_vi"), base)
        yield _column(field)
        if name == "contact_office":
            yield Column(CONTACT, _own(CONTACT))


def _column(field: models.Field) -> Column:
    labels = _own(field.name) if field.name in _OWN_LABELS else _labels(field)
    if field.name in RELATED:
        return Column(field.name, labels, several=True, related=True)
    if isinstance(field, models.BooleanField):
        return Column(field.name, labels, is_boolean=True)
    several = isinstance(field, ChoicesField)
    choices = field.choices_class.choices if several else field.choices or ()
    return Column(
        field.name,
        labels,
        choices=tuple((value, _in_both(label)) for value, label in choices if value),
        several=several,
        is_number=isinstance(field, models.IntegerField),
    )


def _labels(field: models.Field) -> dict[str, str]:
    return {code: capfirst(label) for code, label in _in_both(field.verbose_name).items()}


def _own(name: str) -> dict[str, str]:
    return {code: capfirst(label) for code, label in _in_both(_OWN_LABELS[name]).items()}


def _in_both(text) -> dict[str, str]:
    found = {}
    for code in LANGUAGES:
        with override(code):
            found[code] = str(text)
    return found


def _kind_label(name: str):
    return KIND_LABELS[name]


def _place(name: str, order: list[str]) -> tuple[int, int]:
    base = name[:-3] if name[-3:] in ("_vi", "_en") else name
    return (FIRST.index(base) if base in FIRST else len(FIRST), order.index(name))


KIND_LABELS = {
    "research": gettext_lazy("research product"),
    "training": gettext_lazy("training product"),
    "application-need": gettext_lazy("need for an AI application"),
    "training-need": gettext_lazy("need for AI training"),
}
