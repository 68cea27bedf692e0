"""From the words of a cell, in either language, to the values that a column knows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from portal.importing import values
from portal.importing.columns import Column
from portal.importing.headings import plain

YES, NO = ("true", "yes", "1", "x", "có", "đúng"), ("false", "no", "0", "không", "sai")


@dataclass(frozen=True)
class Words:
    """The words for the values of one column; `chosen` are a person's own for others, "" to leave it empty."""

    known: Mapping[str, str]
    several: bool
    chosen: Mapping[str, str] = field(default_factory=dict)

    def read(self, value: object) -> tuple[object, tuple[str, ...]]:
        """(the value or values of a cell, words that nobody knows). An unknown word stays in the value as written."""
        if values.is_empty(value) or not isinstance(value, (str, int, float)):
            return value, ()
        if not self.several:
            return self._one(values.text(value))
        found, unknown = [], []
        for part in values.listed(value, separators=r"[;|\n]"):
            # A label may hold a comma itself, so the whole is tried before its parts.
            for each in [part] if self._knows(part) else values.listed(part):
                read, strange = self._one(each)
                found += [read] if read else []
                unknown += strange
        return list(dict.fromkeys(found)), tuple(unknown)

    def _knows(self, word: str) -> bool:
        return plain(word) in self.known or plain(word) in self.chosen

    def _one(self, word: str) -> tuple[str, tuple[str, ...]]:
        key = plain(word)
        if key in self.known:
            return self.known[key], ()
        return (self.chosen[key], ()) if key in self.chosen else (word, (word,))


def words_of(
    column: Column, terms: Mapping[str, Mapping[str, str]], chosen: Mapping[str, str] | None = None
) -> Words | None:
    """None for a column of free text or numbers. `terms` are words by value for the columns that name terms."""
    if column.is_boolean:
        known = {plain(word): "true" for word in YES} | {plain(word): "false" for word in NO}
        return Words(known, several=False, chosen=chosen or {})
    if not column.is_closed:
        return None
    if column.related:
        return Words(terms.get(column.name, {}), several=True, chosen=chosen or {})
    known: dict[str, str] = {}
    for value, labels in column.choices:
        for label in (value, *labels.values(), *(_without_brackets(label) for label in labels.values())):
            known.setdefault(plain(label), value)
    return Words(known, column.several, chosen or {})


def _without_brackets(label: str) -> str:
    return re.sub(r"\([^)]*\)", "", label)
