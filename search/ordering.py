"""Vietnamese alphabetical order as a stored key, so that every database and engine sorts alike."""

import unicodedata

from search.analysis import clean

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {
    "": "0",
    "\u0300": "1",
    "\u0309": "2",
    "\u0303": "3",
    "\u0301": "4",
    "\u0323": "5",
}  # ngang huyền hỏi ngã sắc nặng
_LETTERS = {letter: f"{0x61 + place:02x}" for place, letter in enumerate(_ALPHABET)}


def sort_key(text: str) -> str:
    """Letters in the order a ă â b c d đ …, then tones huyền, hỏi, ngã, sắc, nặng. ASCII, at most 200 characters."""
    letters, tones = [], []
    for character in clean(text).lower():
        parts = unicodedata.normalize("NFD", character)
        tone = next((_TONES[mark] for mark in parts if mark in _TONES), "0")
        base = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
        if base in _LETTERS:
            letters.append(_LETTERS[base])
            tones.append(tone)
        elif base.isdigit() and base.isascii():
            letters.append(f"3{base}")
        elif base.isspace() and letters and letters[-1] != "20":
            letters.append("20")
    return f"{''.join(letters)[:140]} {''.join(tones)[:59]}"
