"""A text file's lines, checked for encoding and bounded in memory."""

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from django.utils.translation import gettext as _

from portal.importing.problems import Unreadable

LONGEST_LINE = 8 * 1024 * 1024  # bytes
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_lines(file: BinaryIO) -> Iterator[tuple[int, str]]:
    """(number from 1, line with its end) of a UTF-8 file, with or without a byte order mark; raises Unreadable."""
    number = 0
    while raw := file.readline(LONGEST_LINE + 1):
        number += 1
        if len(raw) > LONGEST_LINE:
            raise Unreadable(number, _("The line is longer than 8 MB: split the file into one listing a line."))
        if number == 1:
            if raw.startswith(_UTF16):
                raise Unreadable(number, _("The file is in UTF-16: save it as UTF-8 (in Excel: “CSV UTF-8”)."))
            raw = raw.removeprefix(codecs.BOM_UTF8)
        try:
            yield number, raw.decode("utf-8")
        except UnicodeDecodeError as error:
            raise Unreadable(
                number,
                _("Byte %(place)d of the line is not UTF-8: save the file as UTF-8 (in Excel: “CSV UTF-8”).")
                % {"place": error.start + 1},
            ) from error
