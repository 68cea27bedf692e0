"""The text of a record that its vector is made of."""

from collections.abc import Mapping
from hashlib import blake2b

from search.documents import LANGUAGES, Text

LONGEST = 700  # characters: what the packaged model reads in a quarter of a second, and about what a summary says


def embedded_text(texts: Mapping[str, Text]) -> str:
    """`title. summary. body` in Vietnamese, or else in English, cut at a word's end. One language is enough: the model
    puts a text and its translation in the same place. Empty when there is no text."""
    return cut(_whole(texts))


def embedded_share(texts: Mapping[str, Text]) -> float:
    """How much of the text that is, 0 to 1: the vector of a beginning says less of a long text."""
    whole = _whole(texts)
    return len(cut(whole)) / len(whole) if whole else 0.0


def _whole(texts: Mapping[str, Text]) -> str:
    text = next((texts[language] for language in LANGUAGES if language in texts), Text())
    parts = (part.strip() for part in (text.title, text.summary, text.body))
    return ". ".join(part.rstrip(".") for part in parts if part)


def cut(text: str, longest: int = LONGEST) -> str:
    """At most so many characters, of whole words unless a word alone is longer."""
    if len(text) <= longest:
        return text
    head = text[: longest + 1]
    end = max(head.rfind(space) for space in " \n\t")
    return (head[:end] if end > 0 else head[:longest]).rstrip()


def digest(text: str) -> str:
    """32 hexadecimal digits that tell whether a text is still the one that a vector was made of."""
    return blake2b(text.encode(errors="replace"), digest_size=16).hexdigest()
