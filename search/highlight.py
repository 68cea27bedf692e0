"""Marks a query's words in a text, whatever their diacritics. The same for both engines and the database's answers."""

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import chain, takewhile

from django.utils.safestring import SafeString

from search.analysis import clean, fold, folded, stems, tokens
from search.language import VIETNAMESE, language_of

EXCERPT = 220  # characters
LEAD = 60  # characters shown before the first word found
STRIDE = 1000  # characters that are folded at a time
MOST_CHANGED = 3  # letters; the stem of a longer word may end in another letter than the word does there

_OPEN, _CLOSE = "\x01", "\x02"

Place = tuple[int, int]


class Highlighter:
    """Made once for a query; marks any number of texts."""

    def __init__(self, query: str):
        words = folded(tokens(query))
        self._stems: frozenset[str] | None = None
        if language_of(query) == VIETNAMESE:
            wanted, ending = words, r"(?![^\W_])"
        else:
            wanted = stems(words)
            self._stems = frozenset(wanted)
            # A stem is where its words begin, but for a last letter that may have been changed (happy, happi).
            wanted, ending = [stem[:-1] if len(stem) > MOST_CHANGED else stem for stem in wanted], r"[^\W_]*"
        choice = "|".join(sorted(map(re.escape, set(wanted)), key=len, reverse=True))
        # Where a word begins is looked at afterwards: a pattern that asks for it first is tried at every letter,
        # while one that begins with letters skips to the next of them.
        self._wanted = re.compile(rf"(?:{choice}){ending}") if choice else None

    def mark(self, text: str) -> SafeString:
        """The whole text, escaped, with `<mark>` around what was found; neighbours are marked together."""
        text = clean(text)
        return SafeString(_marked(text, 0, len(text), _joined(text, self._places(text))))

    def excerpt(self, *texts: str) -> SafeString:
        """A piece of the first text that has a word of the query, else the beginning of the first one."""
        for text in map(clean, filter(None, texts)):
            places = self._places(text)
            first = next(places, None)
            if first:
                start, end = _window(text, first[0])
                inside = takewhile(lambda place, end=end: place[0] < end, chain([first], places))
                return _piece(text, start, end, _joined(text, inside))
        text = clean(next(filter(None, texts), ""))
        return _piece(text, *_window(text, 0), ())

    def _places(self, text: str) -> Iterator[Place]:
        """Where the query's words are. Folds no further than it is asked to go: an excerpt needs the first of them."""
        if not self._wanted:
            return
        for start, end in _strides(text):
            plain = fold(text[start:end])
            for word in self._wanted.finditer(plain):
                left, right = word.span()
                if left and plain[left - 1].isalnum():
                    continue
                if self._stems is None or self._stems.intersection(stems([word.group()])):
                    yield start + left, start + right


def _strides(text: str) -> Iterator[Place]:
    """A text in parts of about STRIDE, each to a word's end."""
    start = 0
    while start < len(text):
        end = text.find(" ", start + STRIDE)
        end = len(text) if end < 0 else end
        yield start, end
        start = end


def _joined(text: str, places: Iterable[Place]) -> list[Place]:
    """Neighbours as one place."""
    joined: list[Place] = []
    for start, end in places:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _window(text: str, place: int) -> Place:
    """From a word's beginning shortly before a place, about EXCERPT long, to a word's end."""
    start = max(0, place - LEAD)
    if start:
        start = text.rfind(" ", 0, start) + 1
    end = min(len(text), start + EXCERPT)
    if end < len(text):
        end = max(text.rfind(" ", start, end), place + 1)
    return start, end


def _piece(text: str, start: int, end: int, places: Iterable[Place]) -> SafeString:
    """With an ellipsis where the text goes on."""
    before, after = "… " if start else "", " …" if end < len(text) else ""
    end = start + len(text[start:end].rstrip())
    return SafeString(f"{before}{_marked(text, start, end, places)}{after}")


def _marked(text: str, start: int, end: int, places: Iterable[Place]) -> str:
    """HTML of `text[start:end]`: all of the text is escaped at once, with signs that no cleaned text has where the
    marks come afterwards."""
    parts = []
    for left, right in places:
        parts += (text[start:left], _OPEN, text[left : min(right, end)], _CLOSE)
        start = right
    parts.append(text[start:end])
    return escape("".join(parts)).replace(_OPEN, "<mark>").replace(_CLOSE, "</mark>")
