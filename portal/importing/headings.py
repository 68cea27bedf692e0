"""Which of our columns each heading of a file means: proposed by pure rules, for a person to look over."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from portal.importing.columns import Column, every_label
from portal.importing.synonyms import SYNONYMS
from search.analysis import folded, tokens

PASSED_OVER = "_"  # begins the heading of a column that no import reads


def plain(text: str) -> str:
    """What headings and words are compared by: lower case, no diacritics, one space between words."""
    return " ".join(folded(tokens(text[:500])))


def fingerprint(headings: Iterable[str]) -> str:
    """The same for the same headings in any order, however they are written."""
    return hashlib.sha256("\n".join(sorted(plain(heading) for heading in headings)).encode()).hexdigest()


def propose(
    headings: Sequence[str], columns: Mapping[str, Column], remembered: Mapping[str, str] | None = None
) -> list[str]:
    """A column's name, or "" for none, for each heading; no column twice.

    `remembered` are columns by plain heading, "" for one that the organisation leaves out. They come first, then
    labels and names of columns, then the same words as a synonym, then the longest synonym within the heading.
    """
    remembered = remembered or {}
    found, taken = [""] * len(headings), set()
    words = [plain(heading) for heading in headings]
    left_out = {place for place, heading in enumerate(headings) if heading.strip().startswith(PASSED_OVER)}
    left_out |= {place for place, word in enumerate(words) if not word or remembered.get(word) == ""}

    def give(place: int, name: str | None) -> None:
        if name in columns and name not in taken and not found[place] and place not in left_out:
            found[place] = name
            taken.add(name)

    whole, parts = _labels(columns.values()), _synonyms(columns)
    for knows in (remembered.get, whole.get, parts.get):
        for place, word in enumerate(words):
            give(place, knows(word))
    for place, word in enumerate(words):
        for phrase in sorted((each for each in parts if _stands_in(each, word)), key=len, reverse=True):
            give(place, parts[phrase])
    return found


def _labels(columns: Iterable[Column]) -> dict[str, str]:
    found: dict[str, str] = {}
    for column in columns:
        for label in (column.name, *column.labels.values()):
            found.setdefault(plain(label), column.name)
    for label, name in every_label().items():  # an export of several kinds has the labels of the first
        found.setdefault(plain(label), name)
    return found


def _synonyms(columns: Mapping[str, Column]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, phrases in SYNONYMS.items():
        if name in columns:
            for phrase in phrases:
                found.setdefault(plain(phrase), name)
    return found


def _stands_in(phrase: str, words: str) -> bool:
    # One short word within a longer heading ("mã" in "mã màu") says too little.
    return " " in phrase and f" {phrase} " in f" {words} "
