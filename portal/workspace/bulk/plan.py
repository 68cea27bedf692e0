"""What an import would do, row by row. The check shows it, and the import does exactly this or nothing."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from listings.bulk import Row
from listings.models import Listing
from listings.readiness import lacking
from organisations.models import Organisation
from portal.importing import values
from portal.importing.check import Checker
from portal.importing.columns import columns_of
from portal.importing.kinds import kinds
from portal.importing.problems import Problems
from portal.importing.terms import Vocabulary
from portal.workspace.bulk.differences import Change, apply, differences
from portal.workspace.bulk.identity import identify
from portal.workspace.bulk.owner import OneOwner
from portal.workspace.bulk.reading import RowReader, is_example
from portal.workspace.bulk.records import Record, Records
from portal.workspace.bulk.vocabulary import own_scientists, term_words
from search.documents import LANGUAGES
from taxonomy.models import Field, Technique

MOST_PROBLEMS = 5_000
TELL_EVERY = 50  # rows


@dataclass(frozen=True)
class Planned:
    """One row that changes something; `record` is None for a new listing. `listing` is the draft as it will be."""

    number: int
    kind: str
    row: Row
    listing: Listing
    record: Record | None = None
    is_numbered: bool = True  # by the organisation itself
    changes: tuple[Change, ...] = ()

    def print(self) -> str:
        """The same in every process: the check is the web's and the writing the worker's, and the columns stand in
        an order that each process makes up for itself."""
        was = [self.listing.key, self.listing.latest_revision_id] if self.record else []
        told = json.dumps([self.number, self.kind, was, asdict(self.row)], sort_keys=True, default=repr)
        return hashlib.sha256(told.encode()).hexdigest()[:16]


@dataclass
class Plan:
    new: list[Planned] = field(default_factory=list)
    changed: list[Planned] = field(default_factory=list)
    unchanged: int = 0
    passed_over: int = 0
    problems: Problems = field(default_factory=lambda: Problems(most=MOST_PROBLEMS))

    @property
    def planned(self) -> list[Planned]:
        return [*self.new, *self.changed]

    def prints(self) -> dict[str, str]:
        """By the row's number: the same for two plans that do the same to a listing that was the same before."""
        return {str(each.number): each.print() for each in self.planned}


def make_plan(
    *,
    organisation: Organisation,
    mapping: Mapping,
    kind: str,
    rows: Iterable[tuple[int, list]],
    left_out: Iterable[int] = (),
    tell: Callable[[int], None] = lambda rows: None,
) -> Plan:
    """`mapping` is an ImportJob's. Nothing is written; `tell` is told after how many rows."""
    planning, left_out = _Planning(organisation, mapping, kind), set(left_out)
    for count, (number, cells) in enumerate(rows, 1):
        if number not in left_out:
            planning.add(number, cells)
        if count % TELL_EVERY == 0:
            tell(count)
    return planning.plan


class _Planning:
    def __init__(self, organisation: Organisation, mapping: Mapping, kind: str):
        self.plan = Plan()
        self._records = Records(organisation)
        self._replace = bool(mapping.get("replace"))
        names = (kind,) if kind else ()
        self._reader = RowReader(mapping=mapping, kind=kind, columns=columns_of(*names), terms=term_words(organisation))
        self._checker = Checker(self.plan.problems, OneOwner(organisation, self._records), Vocabulary())
        self._terms = {
            "fields": Field.objects.in_bulk(),
            "techniques": Technique.objects.in_bulk(),
            "scientists": own_scientists(organisation).in_bulk(),
        }
        self._titles: dict[tuple, int] = {}

    def add(self, number: int, cells: list) -> None:
        raw, unknown = self._reader.read(cells)
        if is_example(raw):
            self.plan.passed_over += 1
            return
        before = self.plan.problems.count
        for name, words in unknown.items():
            self.plan.problems.add(number, name, _("“%(word)s” is not known here.") % {"word": values.shown(words[0])})
            raw.pop(name)
        if "kind" in unknown:
            return
        kind, is_numbered = kinds().get(raw.get("kind")), not values.is_empty(raw.get("external_id"))
        record = identify(number, raw, kind, self._records, self._titles, self.plan.problems)
        self._fill(raw, record)
        checked = self._checker.check(number, raw)
        if checked and self.plan.problems.count == before:
            self._place(number, raw, _own(checked[1], raw, record), record, kind, is_numbered)

    def _fill(self, raw: dict, record: Record | None) -> None:
        """What a person chose for all rows that leave it empty, and the title of a listing that is named by number."""
        for name, value in self._reader.defaults.items():
            if values.is_empty(raw.get(name)) and (record is None or not _has(record.listing, name)):
                raw[name] = value
        if record and all(values.is_empty(raw.get(name)) for name in ("title", "title_vi", "title_en")):
            raw |= {f"title_{code}": getattr(record.listing, f"title_{code}") for code in LANGUAGES}

    def _place(self, number: int, raw: dict, row: Row, record: Record | None, kind, is_numbered) -> None:
        # The licence has no default here: a member says it, for each row or for all of them.
        listing = record.listing if record else kind.model(organisation_id=row.organisation, reuse_licence="")
        changes = differences(row, listing) if record else []
        if record and not changes:
            self.plan.unchanged += 1
            return
        if record and record.refusal and not (record.is_draft and self._replace):
            self.plan.problems.add(number, "external_id" if is_numbered else "title", record.refusal)
            return
        apply(row, listing, self._terms)
        if self._is_complete(number, listing):
            planned = Planned(number, kind.name, row, listing, record, is_numbered, tuple(changes))
            (self.plan.changed if record else self.plan.new).append(planned)

    def _is_complete(self, number: int, listing: Listing) -> bool:
        """Whether it could be submitted as it will be."""
        gaps = lacking(listing)
        try:
            listing.clean()
        except ValidationError as error:
            gaps |= {name: " ".join(messages) for name, messages in error.message_dict.items() if name not in gaps}
        for name, message in gaps.items():
            self.plan.problems.add(number, name, message)
        return not gaps


def _has(listing: Listing, name: str) -> bool:
    value = getattr(listing, name)
    return value.exists() if hasattr(value, "exists") else bool(value)


def _own(row: Row, raw: Mapping, record: Record | None) -> Row:
    """The row without the texts that were made up for it where the listing has its own: a file of numbers and levels
    alone changes no summary."""
    if record is None:
        return row
    columns, has_summary = dict(row.columns), any(getattr(record.listing, f"summary_{code}") for code in LANGUAGES)
    for code in LANGUAGES:
        for name in ("summary", "body"):
            column = f"{name}_{code}"
            is_given = column in raw or any(not values.is_empty(raw.get(each)) for each in (name, "summary"))
            if column in columns and not is_given and (has_summary or name == "body"):
                del columns[column]
    return replace(row, columns=columns)
