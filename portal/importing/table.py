"""From a header and rows of cells to values by column; what CSV and XLSX have in common."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from portal.importing.problems import Problems, Unreadable

DEMANDED = ("kind", "external_id")


def read_table(rows: Iterable[tuple[int, Sequence[object]]], problems: Problems) -> Iterator[tuple[int, dict]]:
    """(row, values by column) for each row with anything in it; the first is the header. Raises Unreadable."""
    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        return
    names = _header(*first)
    for number, cells in rows:
        if all(_is_empty(cell) for cell in cells):
            continue
        values = {name: cell for name, cell in zip(names, cells, strict=False) if name}
        stray = [place for place, cell in enumerate(cells, 1) if not _is_empty(cell) and not _name(names, place)]
        if stray:
            problems.add(
                number,
                _("column %(place)d") % {"place": stray[0]},
                _("The header names no column here: is a separator inside a text without quotation marks?"),
            )
        yield number, values


def _header(number: int, cells: Sequence[object]) -> list[str]:
    names = ["" if cell is None else str(cell).strip().lower() for cell in cells]
    while names and not names[-1]:
        names.pop()
    missing = [name for name in DEMANDED if name not in names]
    if missing:
        raise Unreadable(
            number,
            _("The first row must be the header, with the names of the columns; it has no “%(missing)s”.")
            % {"missing": missing[0]},
            missing[0],
        )
    doubled = [name for place, name in enumerate(names) if name and name in names[:place]]
    if doubled:
        raise Unreadable(number, _("The header names this column twice: remove one."), doubled[0])
    return names


def _name(names: list[str], place: int) -> str:
    return names[place - 1] if place <= len(names) else ""


def _is_empty(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())
