"""Reads JSON lines: one object, one listing, a line."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from django.utils.translation import gettext as _

from portal.importing.lines import read_lines
from portal.importing.problems import Problems


def read_jsonl(file: BinaryIO, problems: Problems) -> Iterator[tuple[int, dict]]:
    """(row, values by column); a broken line becomes a problem and is left out. Raises Unreadable."""
    for number, line in read_lines(file):
        if not line.strip():
            continue
        try:
            values = json.loads(line)
        except json.JSONDecodeError as error:
            problems.add(
                number,
                "",
                _("This is not a JSON object on one line (%(error)s, character %(place)d): correct the line.")
                % {"error": error.msg, "place": error.colno},
            )
            continue
        except (ValueError, RecursionError):
            problems.add(number, "", _("The JSON of this line holds a number or a nesting beyond any use: correct it."))
            continue
        if isinstance(values, dict):
            yield number, values
        else:
            problems.add(number, "", _('A line must be one JSON object, such as {"kind": "research", …}.'))
