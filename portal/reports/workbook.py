"""Tables as an XLSX file: a sheet each, numbers as numbers, texts that no program takes for a formula."""

from collections.abc import Iterable
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from portal.reports.figures import Table

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
HEADER_LINE = 3


def safe_cell(value):
    """A value for a cell. A text that a spreadsheet would run as a formula gets an apostrophe before it."""
    if not isinstance(value, str):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("", value)
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def write_workbook(tables: Iterable[Table], path: Path) -> None:
    book = Workbook()
    book.remove(book.active)
    for table in tables:
        sheet = book.create_sheet(table.name[:31])
        sheet.append([safe_cell(table.caption)])
        sheet.append([])
        for line in (table.header, *table.rows):
            sheet.append([safe_cell(value) for value in line])
        for place, heading in enumerate(table.header, 1):
            sheet.cell(HEADER_LINE, place).font = Font(bold=True)
            longest = max((len(str(line[place - 1])) for line in table.rows), default=0)
            sheet.column_dimensions[get_column_letter(place)].width = max(len(heading), longest) + 2
        sheet.freeze_panes = sheet.cell(HEADER_LINE + 1, 1)
    book.save(path)
