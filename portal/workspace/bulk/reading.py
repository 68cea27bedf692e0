"""From the cells of an organisation's own file to values by our columns, as a person matched them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from portal.importing import cells, values
from portal.importing.columns import CONTACT, KIND, Column
from portal.importing.headings import plain
from portal.importing.words import words_of

MOST_UNKNOWN = 30  # different words of one column that a person can be asked about
LEVELS = ("trl", "trl_min")
EXAMPLES = {plain(word) for word in ("VÍ DỤ", "EXAMPLE")}  # the own number of the template's example row


class RowReader:
    """`mapping` is an ImportJob's; `kind` is that of every row, or empty; `terms` as `vocabulary.term_words` gives."""

    def __init__(self, *, mapping: Mapping, kind: str, columns: Mapping[str, Column], terms: Mapping):
        chosen = mapping.get("values", {})
        self._places = [(place, columns[name]) for place, name in enumerate(mapping["columns"]) if name in columns]
        self._words = {column.name: words_of(column, terms, chosen.get(column.name)) for _place, column in self._places}
        self._kind = kind
        self.defaults: Mapping[str, object] = mapping.get("defaults", {})

    def read(self, row: Sequence) -> tuple[dict[str, object], dict[str, tuple[str, ...]]]:
        """(values by column, words that nobody knows by column)."""
        found: dict[str, object] = {KIND: self._kind} if self._kind else {}
        unknown: dict[str, tuple[str, ...]] = {}
        for place, column in self._places:
            value = row[place]
            if words := self._words[column.name]:
                found[column.name], strange = words.read(value)
                if strange:
                    unknown[column.name] = strange
            elif column.name != CONTACT:
                found[column.name] = _number(column, value)
        for place, column in self._places:
            if column.name == CONTACT and not values.is_empty(row[place]):
                for name, part in cells.contact(str(row[place])).items():
                    if values.is_empty(found.get(name)):
                        found[name] = part
        return found, unknown

    def unknown(self, rows: Iterable[Sequence]) -> dict[str, Counter]:
        """How often each word that nobody knows is in the file, by column."""
        found: dict[str, Counter] = {}
        for row in rows:
            for name, words in self.read(row)[1].items():
                found.setdefault(name, Counter()).update(words)
        return found


def is_example(raw: Mapping) -> bool:
    return plain(str(raw.get("external_id") or "")) in EXAMPLES


def _number(column: Column, value: object) -> object:
    if not column.is_number:
        return value
    return cells.level(cells.number(value)) if column.name in LEVELS else cells.number(value)
