"""A Vietnamese syllable's letters and its tone, apart and together again."""

import re
import unicodedata

TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}  # sắc, huyền, hỏi, ngã, nặng
VOWELS = frozenset("aăâeêioôơuưy")
SHAPED = frozenset("ăâêôơư")
_ALL_TONES = frozenset(TONES.values())
_ONSET = re.compile(r"qu(?=[^\W\d_])|gi(?=[aăâeêioôơuưy])|[bcdđghklmnpqrstvx]*")


def toned(letters: str, tone: str) -> str:
    """The syllable with a tone (a combining mark, or none) on the vowel that carries it; NFC."""
    start = _ONSET.match(letters).end()
    places = [place for place in range(start, len(letters)) if letters[place] in VOWELS]
    if not tone or not places:
        return letters
    shaped = [place for place in places if letters[place] in SHAPED]
    if shaped:
        bearer = shaped[-1]
    elif places[-1] < len(letters) - 1:  # a consonant follows
        bearer = places[-1]
    else:
        bearer = places[1] if len(places) > 2 else places[0]
    return unicodedata.normalize("NFC", letters[: bearer + 1] + tone + letters[bearer + 1 :])


def untoned(word: str) -> tuple[str, str]:
    """The letters with their shapes (NFC), and the tone mark or an empty string."""
    apart = unicodedata.normalize("NFD", word)
    tone = next((mark for mark in apart if mark in _ALL_TONES), "")
    return unicodedata.normalize("NFC", apart.replace(tone, "", 1) if tone else apart), tone


def left_out(typed: str, word: str) -> int | None:
    """How many marks of a word were not typed, for two words of the same letters; None when a typed mark is not its."""
    (letters, tone), (own_letters, own_tone) = untoned(typed), untoned(word)
    if tone not in ("", own_tone) or len(letters) != len(own_letters):
        return None
    missing = int(tone != own_tone)
    for left, right in zip(letters, own_letters, strict=True):
        if left != right:
            if left in SHAPED or left == "đ":
                return None
            missing += 1
    return missing
