"""Short abbreviations are told from words of the same letters by their capitals."""

import re
from dataclasses import dataclass

from search.analysis import clean

LONGEST = 3  # letters; abbreviations so short are words as well ("AI" and "ai", "RAG" and "rag")
SHORTEST = 2  # so short they are words too often to be believed in a text without any capital
_WORD = re.compile(r"[^\W_]+")
_LOOSE_MARKS = dict.fromkeys(range(0x0300, 0x0370))


def as_abbreviation(label: str) -> str:
    """The label itself where it is a short abbreviation, else nothing."""
    capitals = sum(letter.isupper() for letter in label)
    return label if len(label) <= LONGEST and label.isalnum() and capitals > 1 else ""


@dataclass(frozen=True)
class Written:
    """A text's words as written; they stand one to one with `search.analysis.tokens` of the text."""

    text: str  # NFC
    spans: tuple[tuple[int, int], ...]  # from, to before: characters of `text`
    has_capitals: bool
    lower: int  # how many words have a small letter

    def names(self, abbreviation: str, place: int) -> bool:
        """Whether the word there is the abbreviation and not another word of the same letters.

        Its capitals say so. Where nothing else in the text has small letters they would say nothing; in a text
        without any capital, as people type into a search, three letters are believed and two are not.
        """
        start, end = self.spans[place]
        word = self.text[start:end]
        if word.removesuffix("s").isupper() or word.removesuffix("s") == abbreviation:
            return True
        return self.lower == 1 or (not self.has_capitals and len(abbreviation) > SHORTEST)


def written_words(text: str) -> Written:
    """Reads a text for its capitals and the places of its words."""
    text = clean(text).translate(_LOOSE_MARKS)
    spans = tuple(found.span() for found in _WORD.finditer(text))
    lower = sum(any(letter.islower() for letter in text[start:end]) for start, end in spans)
    return Written(text, spans, any(letter.isupper() for letter in text), lower)
