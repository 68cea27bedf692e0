"""Reads CSV: UTF-8, separated by commas, semicolons or tabs."""

import csv
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from django.utils.translation import gettext as _

from portal.importing.lines import LONGEST_LINE, read_lines
from portal.importing.problems import Problems, Unreadable
from portal.importing.table import read_table

DELIMITERS = ",;\t"


def read_csv(file: BinaryIO, problems: Problems) -> Iterator[tuple[int, dict]]:
    """(row, values by column). Rows count as a spreadsheet shows them, whatever line breaks are in their cells."""
    return read_table(_rows(file), problems)


def _rows(file: BinaryIO) -> Iterator[tuple[int, list[str]]]:
    lines = (line for _number, line in read_lines(file))
    first = next(lines, None)
    if first is None:
        return
    # Cells longer than the module's own limit are reported with their row and field, not as a broken file.
    csv.field_size_limit(LONGEST_LINE)
    reader, number = csv.reader(chain([first], lines), delimiter=_delimiter(first), strict=True), 0
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
        except Unreadable as error:
            raise Unreadable(number + 1, error.message) from error
        number += 1
        yield number, cells


def _delimiter(header: str) -> str:
    """The one that is in the header most often; names of columns hold none of them."""
    return max(DELIMITERS, key=header.count)
