"""From a text to the tokens that both engines index and ask for.

Analysis lives here and not in an engine, so that the two engines hold the same terms and rank alike, and so that
Vietnamese is treated as measured: no word segmenter, syllables and pairs of syllables, with and without diacritics.
"""

import itertools
import re
import threading
import unicodedata
from collections.abc import Iterable, Sequence

import Stemmer

from search.lettertable import LetterTable
from search.stopwords import ENGLISH

LONGEST_TOKEN = 64
_UNFIT = re.compile(r"[\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]")
_LOOSE_MARKS = range(0x0300, 0x0370)
_GONE = "\0"  # what a loose mark becomes before it is taken out: no text has it any more


def _folding(character: str) -> str:
    if character in "đĐ":
        return "d"
    is_latin = "\u00c0" <= character < "\u0250" or "\u1e00" <= character < "\u1f00"
    # Only `İ` grows when it is lowered, and here it is an `I` before.
    return (unicodedata.normalize("NFD", character)[0] if is_latin else character).lower()


def _spacing(character: str) -> str:
    if ord(character) in _LOOSE_MARKS:
        return _GONE
    return character if character.isalnum() else " "


# One letter to one letter, so that a folded text keeps the offsets of the text it came from.
_FOLDED = LetterTable(_folding)
_WORDS_ALONE = LetterTable(_spacing)
_FOLDED_WORDS = LetterTable(lambda character: _folding(character) if character.isalnum() else " ")
# Both placements of a tone are in use (hoà, hòa; thuý, thúy). Which of the two is kept does not matter, only that
# it is always the same one, so no exception for "quý" or "toàn" is needed.
_TONE_PLACES = {
    vowel + pair[0]: pair[1] + last
    for vowel, last, pairs in (
        ("o", "a", "àò áó ảỏ ãõ ạọ"),
        ("o", "e", "èò éó ẻỏ ẽõ ẹọ"),
        ("u", "y", "ỳù ýú ỷủ ỹũ ỵụ"),
    )
    for pair in pairs.split()
}
_TONE_PLACE = re.compile("|".join(_TONE_PLACES))
_thread = threading.local()


def clean(text: str) -> str:
    """NFC without characters that no reader types: control and direction marks, lone surrogates."""
    return unicodedata.normalize("NFC", _UNFIT.sub("", text))


def fold(text: str) -> str:
    """Lower case without diacritics, `đ` as `d`; as long as the NFC text that it is given."""
    return _FOLDED.applied(text)


def folded_words(text: str) -> str:
    """A folded text with a space for all that is neither letter nor digit; as long as the NFC text that it is given."""
    return _FOLDED_WORDS.applied(text)


def tokens(text: str) -> list[str]:
    """The syllables or words of a text in order, lower case, with their diacritics, one placement of tones."""
    text = _WORDS_ALONE.applied(clean(text).lower())  # in this order: the lower case of `İ` has a loose mark
    text = _TONE_PLACE.sub(lambda found: _TONE_PLACES[found.group()], text.replace(_GONE, ""))
    return [token[:LONGEST_TOKEN] for token in text.split()]


def folded(words: Iterable[str]) -> list[str]:
    """Tokens without diacritics."""
    line = " ".join(words)
    return _FOLDED.applied(line).split(" ") if line else []


def pairs(words: Sequence[str]) -> list[str]:
    """Neighbours joined: `trí tuệ nhân` gives `trí_tuệ`, `tuệ_nhân`."""
    return [f"{first}_{second}" for first, second in itertools.pairwise(words)]


def stems(words: Iterable[str]) -> list[str]:
    """English stems of folded tokens, without stop words. Words of other languages mostly stay as they are."""
    stemmer = getattr(_thread, "stemmer", None)
    if stemmer is None:  # a PyStemmer object may not be shared between threads
        stemmer = _thread.stemmer = Stemmer.Stemmer("english")
    return stemmer.stemWords([word for word in words if word not in ENGLISH])


def has_diacritics(words: Iterable[str]) -> bool:
    """Whether any token differs from its folded form."""
    line = " ".join(words)
    return line != _FOLDED.applied(line)
