"""Reads the first sheet of an XLSX file, in a stream, values for formulas."""

import stat
import warnings
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from portal.importing.problems import Problems, Unreadable
from portal.importing.table import read_table

MOST_UNPACKED = 200 * 1024 * 1024  # bytes; zipfile gives no more of a member than its header says
MOST_MEMBERS = 10_000
ENCRYPTED = 0x1  # the flag of a member


def read_xlsx(
    file: BinaryIO, problems: Problems, total: Callable[[int], None] = lambda rows: None
) -> Iterator[tuple[int, dict]]:
    """(row, values by column); `total` is told how many rows the sheet says that it has. Raises Unreadable."""
    check_archive(file)
    return read_table(read_cells(file, total), problems)


def check_archive(file: BinaryIO, *, most_members: int = MOST_MEMBERS, most_unpacked: int = MOST_UNPACKED) -> None:
    """A small file can unpack into gigabytes: look before opening. Raises Unreadable."""
    try:
        with ZipFile(file) as archive:
            members = archive.infolist()
    except (BadZipFile, ValueError, OSError) as error:
        raise Unreadable(0, _("This is not an XLSX file: save it as “Excel workbook (.xlsx)”, unprotected.")) from error
    if len(members) > most_members or sum(member.file_size for member in members) > most_unpacked:
        raise Unreadable(
            0,
            _("The file unpacks to more than %(most)d MB: split it, or save it as CSV.")
            % {"most": most_unpacked // 1024 // 1024},
        )
    # Nothing is ever unpacked onto a disk; a workbook with such a member was not made by a spreadsheet.
    if any(_is_strange(member) for member in members):
        raise Unreadable(0, _("This is not an XLSX file: save it as “Excel workbook (.xlsx)”, unprotected."))


def _is_strange(member: ZipInfo) -> bool:
    name = PurePosixPath(member.filename.replace("\\", "/"))
    is_link = stat.S_ISLNK(member.external_attr >> 16)
    return name.is_absolute() or ".." in name.parts or is_link or bool(member.flag_bits & ENCRYPTED)


def read_cells(
    file: BinaryIO, total: Callable[[int], None] = lambda rows: None, *, most_columns: int | None = None
) -> Iterator[tuple[int, tuple]]:
    """(row from 1, values of its cells) of the first sheet; cells beyond `most_columns` are left out."""
    number = 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of features of Excel that are of no matter to values
        try:
            workbook = load_workbook(file, read_only=True, data_only=True)
            sheet = workbook.worksheets[0]
            total(sheet.max_row or 0)
            sheet.reset_dimensions()  # what the file says of its size would fill each row up to column XFD
            rows = sheet.iter_rows(values_only=True, max_col=most_columns)
        except Exception as error:
            raise _broken(number) from error
        while True:
            try:
                cells = next(rows, None)
            except Exception as error:
                raise _broken(number) from error
            if cells is None:
                return
            number += 1
            yield number, cells


def _broken(number: int) -> Unreadable:
    # openpyxl raises whatever its parsers meet in a broken file: KeyError, ValueError, ParseError, zlib.error …
    return Unreadable(
        number + 1 if number else 0, _("This XLSX file is broken here: open it in Excel and save it anew.")
    )
