"""Tables as files for people: no text in them is run as a formula."""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from portal.importing.neutral import neutralise
from portal.importing.upload import EXCEL

LONGEST_CELL = 32_767  # letters, of XLSX
WIDEST, NARROWEST = 60, 10  # letters of a column as it opens


def write_table(headings: Sequence[str], rows: Iterable[Sequence], form: str) -> bytes:
    """`form` is `xlsx` or `csv`; CSV has the mark by which spreadsheets know UTF-8."""
    return _workbook(headings, rows) if form == EXCEL else _csv(headings, rows)


def safe(value: object) -> object:
    """A value for a cell: texts that begin like a formula get an apostrophe, which reading takes away again."""
    if not isinstance(value, str):
        return value
    return neutralise(ILLEGAL_CHARACTERS_RE.sub("", value))


def _csv(headings: Sequence[str], rows: Iterable[Sequence]) -> bytes:
    out = StringIO(newline="")
    csv.writer(out).writerows([safe(cell) for cell in line] for line in (headings, *rows))
    return out.getvalue().encode("utf-8-sig")


def _workbook(headings: Sequence[str], rows: Iterable[Sequence]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for place, heading in enumerate(headings, 1):
        width = min(WIDEST, max(NARROWEST, len(str(heading)) + 2))
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    sheet.append([_styled(sheet, heading) for heading in headings])
    for row in rows:
        sheet.append([_cut(safe(cell)) for cell in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _styled(sheet, heading: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=safe(heading))
    cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    return cell


def _cut(value: object) -> object:
    return value[:LONGEST_CELL] if isinstance(value, str) else value
