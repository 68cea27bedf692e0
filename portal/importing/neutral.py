"""Texts that a spreadsheet would run as a formula: marked on the way out, given back as they were on the way in.

The mark is the apostrophe that spreadsheets themselves use. A text that has one there already gets another, so that
`restore(neutralise(text)) == text` for every text.
"""

import re

_SIGNS = "=+\\-@\t\r\n＝＋－＠"  # the wide ones count too where the keyboard is East Asian
_RISKY = re.compile(f"'*[{_SIGNS}]")


def neutralise(text: str) -> str:
    """The text for a cell of CSV or XLSX."""
    return f"'{text}" if _RISKY.match(text) else text


def restore(text: str) -> str:
    """The text of a cell without the mark."""
    return text[1:] if text.startswith("'") and _RISKY.match(text[1:]) else text
