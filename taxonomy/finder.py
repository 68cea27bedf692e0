"""Finds concepts in a text: the longest label at each place, in any diacritics, case and tone placement."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from search.analysis import folded, has_diacritics, tokens

_END = ""


@dataclass(frozen=True)
class Label:
    concept: str
    words: tuple[str, ...]  # as written, with diacritics


@dataclass
class Finder:
    """A tree of folded label words. Building takes milliseconds for a thousand labels; finding is linear in the text.

    A text that has diacritics must carry the label's own ("hóa đơn" is not "hoa don"); one typed without any, or a
    label without any, is compared by its letters alone.
    """

    tree: dict = field(default_factory=dict)

    @classmethod
    def of(cls, labels: Iterable[tuple[str, str]]) -> "Finder":
        """From (concept, label) pairs."""
        finder = cls()
        for concept, text in labels:
            words = tuple(tokens(text))
            node = finder.tree
            for word in map(_singular, folded(words)):
                node = node.setdefault(word, {})
            if words:
                node.setdefault(_END, []).append(Label(concept, words))
        return finder

    def find(self, text: str) -> Mapping[str, int]:
        """Concepts and how often each is named, the most frequent first."""
        words = tokens(text)
        plain = [_singular(word) for word in folded(words)]
        marked = has_diacritics(words)
        counts: dict[str, int] = defaultdict(int)
        place = 0
        while place < len(plain):
            length, concepts = self._longest(plain, words, place, marked)
            for concept in concepts:
                counts[concept] += 1
            place += length or 1
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    def _longest(self, plain, words, place, marked):
        node, best = self.tree, (0, ())
        for end in range(place, len(plain)):
            node = node.get(plain[end])
            if node is None:
                break
            if _END in node:
                written = words[place : end + 1]
                fitting = {label.concept for label in node[_END] if _fits(label.words, written, marked)}
                if fitting:
                    best = (end + 1 - place, tuple(sorted(fitting)))
        return best


def _fits(label: tuple[str, ...], written: list[str], text_is_marked: bool) -> bool:
    if not text_is_marked or not has_diacritics(label):
        return True
    return list(label) == written


def _singular(word: str) -> str:
    """English plurals and singulars are found by each other."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
