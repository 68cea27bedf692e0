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

from search.stopwords import ENGLISH

LONGEST_TOKEN = 64
_WORD = re.compile(r"[^\W_]+")
_UNFIT = re.compile(r"[\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]")
_LOOSE_MARKS = dict.fromkeys(range(0x0300, 0x0370))


def _folding() -> list[str]:
    """One letter to one letter, so that a folded text keeps the offsets of the text it came from.

    Of all letters up to the last one that changes and the punctuation after it: a table of the changing ones alone
    takes twice as long, since each of the others is looked up in vain.
    """
    table = [chr(code) for code in range(0x2070)]
    for code in (*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00)):
        table[code] = unicodedata.normalize("NFD", chr(code))[0]
    table[ord("đ")], table[ord("Đ")] = "d", "D"
    return table


_FOLDED = _folding()
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
    # Only `İ` grows when it is lowered, and the table has made an `I` of it.
    return text.translate(_FOLDED).lower()


def tokens(text: str) -> list[str]:
    """The syllables or words of a text in order, lower case, with their diacritics, one placement of tones."""
    text = clean(text).lower().translate(_LOOSE_MARKS)  # in this order: the lower case of `İ` has a loose mark
    text = _TONE_PLACE.sub(lambda found: _TONE_PLACES[found.group()], text)
    return [token[:LONGEST_TOKEN] for token in _WORD.findall(text)]


def folded(words: Iterable[str]) -> list[str]:
    """Tokens without diacritics."""
    return [word.translate(_FOLDED) for word in words]


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
    return any(word != word.translate(_FOLDED) for word in words)
