"""Puts a Vietnamese syllable's tone where readers expect it; tokens keep one place for it, not always theirs."""

import re

_TONES = {"o": "òóỏõọ", "u": "ùúủũụ"}
_SECOND = {"a": "àáảãạ", "e": "èéẻẽẹ", "y": "ỳýỷỹỵ"}
# Before another letter (đoán, huýnh), and after `qu` (quý), the tone stands on the second vowel.
_MOVED = {
    toned + second: first + _SECOND[second][place]
    for first, seconds in (("o", "ae"), ("u", "y"))
    for second in seconds
    for place, toned in enumerate(_TONES[first])
}
_MISPLACED = re.compile(f"(?:{'|'.join(_MOVED)})(?=[^\\W\\d_])|(?<=q)(?:{'|'.join(x for x in _MOVED if x[1] == 'y')})")


def spelled(word: str) -> str:
    """A token as it is commonly written: `đóan` is `đoán`, `qúy` is `quý`, `hóa` stays."""
    return _MISPLACED.sub(lambda found: _MOVED[found.group()], word)
