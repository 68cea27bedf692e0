"""Finds concepts in a text: the longest label at each place, in any diacritics, case, tone placement and number.

Measured with the site's scheme (3,854 labels of 360 concepts) on the demonstration content, CPU time of one core: 2 to
4 µs a word, of which 1 µs is the splitting into words; building the tree takes 65 ms.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from search.analysis import folded, has_diacritics, tokens
from taxonomy.abbreviations import Written, as_abbreviation, written_words
from taxonomy.plurals import Numbers

_END = ""


@dataclass(frozen=True)
class Label:
    concept: str
    words: tuple[str, ...]  # with diacritics, lower case
    abbreviation: str = ""  # as written, where only its capitals tell it from a word


@dataclass(frozen=True)
class Place:
    """Where a text names concepts (usually one): the words from `first` to before `end`, counted from 0."""

    first: int
    end: int
    concepts: tuple[str, ...]


@dataclass
class Finder:
    """A tree of folded label words; finding is linear in the text.

    In a text that has diacritics each word must carry the label's own: "hóa đơn" is not "hoa don", nor is "chất"
    "chat". One typed without any is compared by its letters alone. Short abbreviations ("AI", which is also
    Vietnamese for "who") must stand in capitals: `taxonomy.abbreviations`.
    """

    tree: dict = field(default_factory=dict)
    numbers: Numbers = field(default_factory=lambda: Numbers(()))

    @classmethod
    def of(cls, labels: Iterable[tuple[str, str]]) -> "Finder":
        """From (concept, label) pairs."""
        read = [Label(concept, tuple(tokens(text)), as_abbreviation(text)) for concept, text in labels]
        finder = cls({}, Numbers(word for label in read for word in folded(label.words)))
        for label in read:
            node = finder.tree
            for word in finder.numbers.keys(folded(label.words)):
                node = node.setdefault(word, {})
            if label.words:
                node.setdefault(_END, []).append(label)
        return finder

    def find(self, text: str) -> Mapping[str, int]:
        """Concepts and how often each is named, the most frequent first."""
        counts = Counter(concept for place in self.places(text) for concept in place.concepts)
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    def places(self, text: str) -> Iterator[Place]:
        """Where labels stand, from left to right; none overlaps another."""
        read = _Text(text)
        keys = self.numbers.keys(read.plain)
        tree, end, place = self.tree, len(keys), 0
        while place < end:
            node = tree.get(keys[place])
            found = _longest(node, keys, place, read) if node is not None else None
            if found:
                yield found
                place = found.end
            else:
                place += 1


class _Text:
    """A text's words; what only few texts are asked for, their diacritics and capitals, is read when it is."""

    def __init__(self, text: str):
        self.text, self.words = text, tokens(text)
        self.plain = folded(self.words)
        self._is_marked: bool | None = None
        self._written: Written | None = None

    def has(self, label: Label, first: int, end: int) -> bool:
        if self._is_marked is None:
            self._is_marked = has_diacritics(self.words)
        if self._is_marked and not all(map(_same, label.words, self.words[first:end], self.plain[first:end])):
            return False
        if not label.abbreviation:
            return True
        if self._written is None:
            self._written = written_words(self.text)
        return self._written.names(label.abbreviation, first)


def _longest(node: dict | None, keys: list[str], first: int, read: _Text) -> Place | None:
    best, end = None, first + 1
    while node is not None:
        if _END in node:
            concepts = {label.concept for label in node[_END] if read.has(label, first, end)}
            if concepts:
                best = Place(first, end, tuple(sorted(concepts)))
        node = node.get(keys[end]) if end < len(keys) else None
        end += 1
    return best


def _same(word: str, written: str, plain: str) -> bool:
    """Of two words that agree in their letters or are each other's plural, whether they agree in their diacritics."""
    return written == word or (written == plain and not has_diacritics((word,)))
