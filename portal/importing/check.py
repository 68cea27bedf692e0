"""From the values of a row to the listing that it describes, or to what is wrong with it."""

from difflib import get_close_matches
from functools import partial

from django.utils.translation import gettext as _

from listings.bulk import Row
from listings.models import Listing
from portal.importing import values
from portal.importing.intakes import read_intakes
from portal.importing.kinds import IGNORED, Kind, kinds, known_columns
from portal.importing.owners import CONTACT, Existing, Owner, Owners
from portal.importing.problems import Problems
from portal.importing.rows import RowCheck
from portal.importing.terms import Vocabulary, read_tags
from portal.importing.texts import place_texts

LONGEST_NUMBER = 120


class Checker:
    """Checks the rows of one file in turn; remembers the numbers that it has met."""

    def __init__(self, problems: Problems, owners: Owners, vocabulary: Vocabulary):
        self._problems, self._owners, self._vocabulary = problems, owners, vocabulary
        self._met: dict[tuple, int] = {}
        self._named: set[str] = set()

    def check(self, number: int, raw: dict) -> tuple[type[Listing], Row] | None:
        """The row with its model, or None after its problems were added."""
        row = RowCheck(number, raw, self._problems)
        kind = row.read("kind", _kind, demanded=True)
        external_id = row.read("external_id", lambda value: values.line(value, LONGEST_NUMBER), demanded=True)
        owner = row.attempt("organisation", self._owners.owner, row.raw.get("organisation"))
        self._check_columns(row, kind)
        if kind is None:
            return None
        existing = self._identity(row, kind.model, owner, external_id) if owner and external_id else None
        columns = place_texts(row, kind, _columns(row, kind), existing)
        related = {
            name: row.read(name, partial(self._vocabulary.resolve, name)) or ()
            for name in kind.related & row.raw.keys()
        }
        children = {name: row.read(name, read_intakes) or [] for name in kind.children & row.raw.keys()}
        tags = (row.read("tags", read_tags) or ()) if "tags" in row.raw else None
        if row.failed:
            return None
        columns, contact = _contact(columns, owner)
        return kind.model, Row(
            organisation=owner.number,
            external_id=external_id,
            columns=columns | dict(kind.preset),
            defaults=contact,
            related=related,
            children=children,
            tags=tags,
        )

    def _identity(self, row: RowCheck, model: type[Listing], owner: Owner, external_id: str) -> Existing | None:
        identity, words = (model, owner.number, external_id), {"number": values.shown(external_id)}
        if identity in self._met:
            words["row"] = self._met[identity]
            row.problem(
                "external_id", _("“%(number)s” stands in row %(row)d already: give each listing its own.") % words
            )
            return None
        self._met[identity] = row.number
        existing = self._owners.existing(model, owner, external_id)
        if existing and existing.refusal:
            words["reason"] = existing.refusal
            row.problem("external_id", _("“%(number)s” cannot be changed: %(reason)s.") % words)
        return existing

    def _check_columns(self, row: RowCheck, kind: Kind | None) -> None:
        """A column that no kind has is named once a file, one of another kind in each row that fills it."""
        for name, value in row.raw.items():
            if name in IGNORED or name.startswith("_") or (kind and name in kind.columns):
                continue
            if name not in known_columns():
                if name not in self._named:
                    row.problem(name, _unknown_column(name))
                self._named.add(name)
            elif kind and not values.is_empty(value):
                row.problem(
                    name, _("A listing of kind “%(kind)s” has no such column: leave it empty.") % {"kind": kind.name}
                )


def _kind(value: object) -> Kind:
    return kinds()[values.choice(value, kinds())]


def _columns(row: RowCheck, kind: Kind) -> dict[str, object]:
    found: dict[str, object] = {}
    for name in kind.readers.keys() & row.raw.keys():
        if not values.is_empty(row.raw[name]):
            found[name] = row.attempt(name, kind.readers[name], row.raw[name])
        elif not kind.empty[name]:  # an empty cell empties, but it does not set a default: who may see it, say
            found[name] = kind.empty[name]
    for name in kind.aliases.keys() & row.raw.keys():
        if (read := row.read(name, kind.aliases[name])) is not None:
            found[read[0]] = read[1]
    return found


def _contact(columns: dict, owner: Owner) -> tuple[dict, dict[str, str]]:
    """The columns, and the organisation's contact where the row gives none at all: a person's telephone beside an
    office's address would mislead."""
    if any(columns.get(name) for name in CONTACT):
        return columns, {}
    return {name: value for name, value in columns.items() if name not in CONTACT}, owner.contact


def _unknown_column(name: str) -> str:
    near = get_close_matches(name, known_columns(), n=1)
    if near:
        return _("There is no such column: is “%(near)s” meant? Names that begin with “_” are passed over.") % {
            "near": near[0]
        }
    return _("There is no such column: leave it out, or begin its name with “_” to have it passed over.")
