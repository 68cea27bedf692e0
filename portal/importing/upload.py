"""The table in a file that somebody uploaded: a CSV or XLSX file with headings of its own, bounded in every way."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import StringIO
from pathlib import PurePath
from typing import BinaryIO

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from portal.importing.csv_file import DELIMITERS
from portal.importing.encodings import decode
from portal.importing.neutral import restore
from portal.importing.problems import Unreadable
from portal.importing.values import is_empty
from portal.importing.xlsx import check_archive, read_cells

MEGABYTE = 1024 * 1024
MOST_BYTES, MOST_UNPACKED, MOST_MEMBERS = 10 * MEGABYTE, 60 * MEGABYTE, 1_000
MOST_ROWS, MOST_COLUMNS, MOST_LETTERS = 2_000, 100, 20_000_000
MOST_LINES = 20_000  # of a sheet, empty ones included
TITLE_LINES = 10  # above the headings there may be a title
EXCEL, TABLE = "xlsx", "csv"
SUFFIXES = {".xlsx": EXCEL, ".csv": TABLE, ".tsv": TABLE, ".txt": TABLE}
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_NO_TABLES = (b"%PDF", b"<html", b"<!doc", b"<?xml", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"MZ", b"\x7fELF")


@dataclass(frozen=True)
class Sheet:
    """`rows` are (row as a spreadsheet counts it, cells under the headings); cells are texts, numbers, truth values,
    ISO dates or None. `encoding` is empty for XLSX."""

    headings: list[str]
    rows: list[tuple[int, list]]
    format: str
    encoding: str = ""


def read_upload(file: BinaryIO, name: str) -> Sheet:
    """Raises Unreadable, in words for the person who uploaded it."""
    form = SUFFIXES.get(PurePath(name).suffix.lower())
    if form is None:
        raise Unreadable(0, _("Choose an Excel workbook (.xlsx) or a table of text (.csv, .tsv)."))
    file.seek(0)
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise Unreadable(0, _("The file is larger than %(most)d MB: split it.") % {"most": MOST_BYTES // MEGABYTE})
    _agree(content, form)
    file.seek(0)
    if form == EXCEL:
        check_archive(file, most_members=MOST_MEMBERS, most_unpacked=MOST_UNPACKED)
        lines, encoding = read_cells(file, most_columns=MOST_COLUMNS + 1), ""
    else:
        text, encoding = decode(content)
        lines = _lines(text)
    headings, rows = _table(lines)
    return Sheet(headings, rows, form, encoding)


def _agree(content: bytes, form: str) -> None:
    """What a file is called and what it is must be the same."""
    if content.startswith(_OLD_EXCEL):
        raise Unreadable(0, _("This is an old or a protected Excel file: save it as “Excel workbook (.xlsx)”."))
    is_zip = content.startswith(_ZIP)
    if form == EXCEL and not is_zip:
        raise Unreadable(0, _("This is not an XLSX file: save it as “Excel workbook (.xlsx)”, unprotected."))
    if form == TABLE and (is_zip or content.lstrip()[:5].lower().startswith(tuple(x.lower() for x in _NO_TABLES))):
        raise Unreadable(0, _("This file is not a table of text, whatever its name says: save it as CSV."))


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    if "\0" in text:
        raise Unreadable(0, _("This file is not a table of text, whatever its name says: save it as CSV."))
    first = text[: text.find("\n") + 1 or len(text)]
    csv.field_size_limit(MOST_BYTES)
    reader = csv.reader(StringIO(text, newline=""), delimiter=max(DELIMITERS, key=first.count), strict=True)
    number = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Unreadable(
                number + 1,
                _("This is not CSV (%(error)s): check the quotation marks from this row on.") % {"error": error},
            ) from error
        number += 1
        yield number, cells


def _table(lines: Iterator[tuple[int, Sequence]]) -> tuple[list[str], list[tuple[int, list]]]:
    headings, rows, letters = [], [], 0
    for number, raw in lines:
        if number > MOST_LINES:
            raise _too_many_rows()
        cells = [_cell(cell) for cell in raw]
        while cells and is_empty(cells[-1]):
            cells.pop()
        if not cells:
            continue
        if len(cells) > MOST_COLUMNS:
            raise Unreadable(number, _("At most %(most)d columns are possible.") % {"most": MOST_COLUMNS})
        letters += sum(len(cell) for cell in cells if isinstance(cell, str))
        if letters > MOST_LETTERS:
            raise Unreadable(number, _("There is too much text in this file: split it."))
        rows.append((number, cells))
        if len(rows) > MOST_ROWS + TITLE_LINES:
            raise _too_many_rows()
    start = next((place for place, (_number, cells) in enumerate(rows[:TITLE_LINES]) if _may_be_header(cells)), 0)
    width = max((len(cells) for _number, cells in rows[start:]), default=0)
    if rows:
        headings = _headings(rows[start][1], width)
    rows = [(number, cells + [None] * (width - len(cells))) for number, cells in rows[start + 1 :]]
    if not rows:
        raise Unreadable(0, _("There is no listing in the file: give one in each row."))
    if len(rows) > MOST_ROWS:
        raise _too_many_rows()
    return headings, rows


def _too_many_rows() -> Unreadable:
    return Unreadable(0, _("At most %(most)d rows are possible at once: split the file.") % {"most": MOST_ROWS})


def _may_be_header(cells: list) -> bool:
    return sum(isinstance(cell, str) and not is_empty(cell) for cell in cells) > 1


def _headings(cells: list, width: int) -> list[str]:
    """Each different from the others; a column without one is called by its letter."""
    found: list[str] = []
    for place in range(width):
        cell = cells[place] if place < len(cells) else None
        name = " ".join(str(cell).split())[:200] if not is_empty(cell) else f"[{get_column_letter(place + 1)}]"
        found.append(name if name not in found else f"{name} [{get_column_letter(place + 1)}]")
    return found


def _cell(cell: object) -> object:
    if isinstance(cell, str):
        return restore(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(timespec="minutes")
    if isinstance(cell, (date, time, timedelta)):
        return str(cell)
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell if cell is None or isinstance(cell, (bool, int, float)) else str(cell)
