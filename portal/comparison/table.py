"""The rows of a comparison."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language, gettext as _

from listings.choices import Band, Cooperation, Delivery, Language, Level, Mode
from listings.presentation import Words, labels, words
from portal.comparison.columns import Column
from portal.match.presentation import Line
from search.language import language_of

LONGEST = 400  # characters of a text in a cell; the whole stands on the listing's page
EVIDENCE = ("evidence", "deployments", "comparison")


@dataclass(frozen=True)
class Cell:
    """Lines of text with their languages, empty where it is the reader's; `line` instead is how an offer stands to one
    thing asked for."""

    texts: tuple[Words, ...] = ()
    line: Line | None = None


@dataclass(frozen=True)
class Row:
    label: str
    cells: Sequence[Cell]
    lang: str = ""

    @property
    def is_same(self) -> bool:
        """Whether all say the same; never of a single column."""
        return len(self.cells) > 1 and len(set(self.cells)) == 1


def rows(columns: Sequence[Column]) -> list[Row]:
    """Every row in which some column says something; the active language is the reader's."""
    wanted: Iterable[tuple[str, Callable[[Column], Cell]]] = (
        (_("Summary"), _summary),
        (_("Kind"), lambda each: _plain(each.card.kind_label)),
        (_("Organisation"), _organisation),
        (_("Field"), lambda each: _plain(*each.card.fields)),
        (_("Readiness"), _readiness),
        (_("Level"), lambda each: _plain(_label(Level, each.traits.level))),
        (_("Price or budget"), _money),
        (_("Mode and delivery"), lambda each: _plain(*(_mode(mode) for mode in each.traits.modes))),
        (_("Evidence"), _evidence),
        (_("Form of cooperation"), lambda each: _plain(labels(Cooperation, each.row.cooperation) if each.row else "")),
        (_("Dates"), _dates),
        (_("Language"), lambda each: _plain(*(_label(Language, code) for code in each.traits.languages))),
        (_("Must have"), lambda each: Cell(tuple(_in_own_language(line) for line in each.traits.must_haves))),
    )
    made = [Row(label, [cell(each) for each in columns]) for label, cell in wanted]
    return [row for row in made if any(cell.texts for cell in row.cells)]


def standing_rows(lines: Sequence[Sequence[Line]]) -> list[Row]:
    """One row for each thing asked for; `lines` has those of each offer, in one order."""
    return [
        Row(of_all[0].text, [Cell(line=each) for each in of_all], of_all[0].lang) for of_all in zip(*lines, strict=True)
    ]


def _plain(*texts: str) -> Cell:
    return Cell(tuple(Words(text) for text in texts if text))


def _summary(column: Column) -> Cell:
    return Cell((Words(column.card.summary, column.card.lang),)) if column.card.summary else Cell()


def _organisation(column: Column) -> Cell:
    owner = column.card.organisation
    if owner is None:
        return _plain(_("Name withheld"), column.card.organisation_kind_label)
    return _plain(owner["name"], _("verified") if owner["verified"] else "")


def _readiness(column: Column) -> Cell:
    level = column.traits.trl
    if not level:
        return Cell()
    return _plain(_("at least TRL %d") % level if column.card.prefix == "need" else _("TRL %d") % level)


def _money(column: Column) -> Cell:
    """The fee of a course as it is; else the band."""
    fee = next((fact.value for fact in column.card.facts if fact.name == "fee"), "")
    return _plain(fee or _label(Band, column.traits.band))


def _mode(value: str) -> str:
    return _label(Mode, value) or _label(Delivery, value)


def _evidence(column: Column) -> Cell:
    if column.card.prefix != "research" or column.row is None:
        return Cell()
    said = (words(column.row, name, get_language()) for name in EVIDENCE)
    return Cell(tuple(Words(_short(each.text), each.lang) for each in said if each))


def _dates(column: Column) -> Cell:
    dated = ("deadline", "closed", "intake")
    return _plain(*(f"{fact.label}: {fact.value}" for fact in column.card.facts if fact.name in dated))


def _in_own_language(line: str) -> Words:
    language = language_of(line)
    return Words(line, "" if language == get_language() else language)


def _label(choices, value: str) -> str:
    return str(choices(value).label) if value in choices.values else ""


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"
