"""Marks a query's words in a text, whatever their diacritics. The same for both engines and the database's answers."""

import re
from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.analysis import clean, fold, folded, stems, tokens
from search.language import VIETNAMESE, language_of

EXCERPT = 220  # characters
LEAD = 60  # characters shown before the first word found
MOST_CHANGED = 3  # letters; the stem of a longer word may end in another letter than the word does there


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
        self._wanted = re.compile(rf"(?<![^\W_])(?:{choice}){ending}") if choice else None

    def mark(self, text: str) -> SafeString:
        """The whole text, escaped, with `<mark>` around what was found; neighbours are marked together."""
        text = clean(text)
        return _marked(text, self._places(text))

    def excerpt(self, *texts: str) -> SafeString:
        """A piece of the first text that has a word of the query, else the beginning of the first one."""
        cleaned = [clean(text) for text in texts if text]
        for text in cleaned:
            places = self._places(text)
            if places:
                start, end = _window(text, places[0][0])
                inside = [(max(left, start) - start, right - start) for left, right in places if start <= left < end]
                piece = _marked(text[start:end].rstrip(), [(a, min(b, end - start)) for a, b in inside])
                return mark_safe(("… " if start else "") + piece + (" …" if end < len(text) else ""))
        text = cleaned[0] if cleaned else ""
        end = _window(text, 0)[1]
        return mark_safe(escape(text[:end].rstrip()) + (" …" if end < len(text) else ""))

    def _places(self, text: str) -> Sequence[tuple[int, int]]:
        if not self._wanted:
            return []
        plain = fold(text)
        found: list[tuple[int, int]] = []
        for word in self._wanted.finditer(plain):
            if self._stems is not None and not self._stems.intersection(stems([word.group()])):
                continue
            if found and not plain[found[-1][1] : word.start()].strip():
                found[-1] = (found[-1][0], word.end())
            else:
                found.append(word.span())
        return found


def _window(text: str, place: int) -> tuple[int, int]:
    """From a word's beginning shortly before a place, about EXCERPT long, to a word's end."""
    start = max(0, place - LEAD)
    if start:
        start = text.rfind(" ", 0, start) + 1
    end = min(len(text), start + EXCERPT)
    if end < len(text):
        end = max(text.rfind(" ", start, end), place + 1)
    return start, end


def _marked(text: str, places: Sequence[tuple[int, int]]) -> SafeString:
    parts, done = [], 0
    for start, end in places:
        parts += [escape(text[done:start]), "<mark>", escape(text[start:end]), "</mark>"]
        done = end
    return mark_safe("".join([*parts, escape(text[done:])]))  # every piece of the text is escaped
