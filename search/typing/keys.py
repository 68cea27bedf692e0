"""Reads what an input method would have made of the keys, for a syllable typed while it was off: Telex and VNI."""

import re

from search.analysis import fold, tokens
from search.typing.marks import TONES, VOWELS, toned

LONGEST = 12  # keys: `nghieengs` has 9, and each mark may be typed once
_VNI_TONES = {"1": TONES["s"], "2": TONES["f"], "3": TONES["r"], "4": TONES["x"], "5": TONES["j"]}
_HATS = {"a": "â", "e": "ê", "o": "ô"}
_HORNS = {"o": "ơ", "u": "ư"}
_VNI = re.compile(r"[^\W\d_]+[0-9][^\W_]*")


def decoded(word: str) -> str | None:
    """The syllable (lower case, tones placed as tokens have them) that the keys make; None when they are no keys."""
    word = word.lower()
    if not 2 <= len(word) <= LONGEST:
        return None
    found = from_vni(word) if any(letter.isdigit() for letter in word) else from_telex(word)
    return tokens(found)[0] if found and found != word else None


def from_telex(word: str) -> str | None:
    """`tuej` → `tuẹ`, `nhaan` → `nhân`, `dduwowngf` → `đường`. Marks may follow their letter or stand at the end."""
    letters, tone, used = [], "", False
    for key in word:
        place = None
        if key in TONES and not tone and _has_vowel(letters):
            tone, used = TONES[key], True
            continue
        if key == "w":
            place, used = _horn_or_breve(letters), True
            if place is None:
                letters.append("ư")
                continue
        elif key in _HATS and (place := _last(letters, key)) is not None:
            letters[place] = _HATS[key]
        elif key == "d" and letters[:1] == ["d"]:
            letters[0], place = "đ", 0
        if place is None:
            letters.append(key)
        used = used or place is not None
    return _settled(letters, tone) if used else None


def from_vni(word: str) -> str | None:
    """`tue65` → `tuệ`, `nhan6` → `nhân`, `d9u7o7ng2` → `đường`."""
    if not _VNI.fullmatch(word):
        return None
    letters, tone = [], ""
    for key in word:
        if key in _VNI_TONES and not tone:
            tone = _VNI_TONES[key]
        elif key == "6" and (place := _last(letters, *_HATS)) is not None:
            letters[place] = _HATS[letters[place]]
        elif key == "7" and _horn(letters) is not None:
            pass
        elif key == "8" and (place := _last(letters, "a")) is not None:
            letters[place] = "ă"
        elif key == "9" and letters[:1] == ["d"]:
            letters[0] = "đ"
        elif key.isdigit():
            return None
        else:
            letters.append(key)
    return _settled(letters, tone)


def _settled(letters: list[str], tone: str) -> str | None:
    if letters[-2:] == ["ư", "ơ"]:  # at a syllable's end only the second has a horn: thuở
        letters[-2] = "u"
    return toned("".join(letters), tone) if _has_vowel(letters) else None


def _has_vowel(letters: list[str]) -> bool:
    return any(letter in VOWELS for letter in letters)


def _last(letters: list[str], *wanted: str) -> int | None:
    return next((place for place in reversed(range(len(letters))) if letters[place] in wanted), None)


def _horn_or_breve(letters: list[str]) -> int | None:
    """The one key of Telex for both: `ă` where an `a` stands last, but `ưa` is not `uă`."""
    place = _last(letters, "a", "o", "u")
    if place is not None and letters[place] == "a":
        before = "".join(letters[max(0, place - 2) : place])
        if before[-1:] != "u" or before == "qu":
            letters[place] = "ă"
            return place
    return _horn(letters)


def _horn(letters: list[str]) -> int | None:
    """Horns `uo` as a whole, of `uu` the first, else the last `o` or `u`."""
    plain = fold("".join(letters))
    together = plain.rfind("uo")
    if together >= 0 and plain[max(0, together - 1)] != "q" and letters[together + 1] != "ô":
        letters[together : together + 2] = ["ư", "ơ"]
        return together
    place = _last(letters, "o", "u")
    if place is not None:
        if letters[place] == "u" and place and letters[place - 1] == "u":
            place -= 1
        letters[place] = _HORNS[letters[place]]
    return place
