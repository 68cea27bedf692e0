"""English singulars and plurals of the words of labels, so that each is found by the other."""

from collections.abc import Iterable

LEAST = 2  # letters (AIs)
LEAST_PLURAL = 4  # letters of what may be a plural: "gas" is none
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_LATIN = ("us", "is", "ias")  # virus, basis, bias: no plurals, but for short ones (GPUs)


def other_numbers(word: str) -> Iterable[str]:
    """The regular plurals that a word may have, and the singulars that it may be the plural of.

    Some are no words, which does no harm: only what stands in a text is found. Lower case, without diacritics.
    """
    if len(word) < LEAST or not word.isascii() or word.isdigit():
        return
    yield from _plurals(word)
    if len(word) >= LEAST_PLURAL and word.endswith("s") and not word.endswith("ss"):
        yield from _singulars(word)


def _plurals(word: str) -> Iterable[str]:
    if word.endswith("sis"):
        yield word[:-2] + "es"  # analyses
    elif word.endswith(_SIBILANTS):
        yield word + "es"
    elif word.endswith("y") and word[-2] not in "aeiou":
        yield word[:-1] + "ies"
    else:
        yield word + "s"
        if word.endswith("o"):
            yield word + "es"


def _singulars(word: str) -> Iterable[str]:
    if word.endswith("ies"):
        yield word[:-3] + "y"
    elif word.endswith("yses"):
        yield word[:-2] + "is"
    elif word.endswith("es") and word[:-2].endswith((*_SIBILANTS, "o")):
        yield word[:-2]
    if not word.endswith(_LATIN) or len(word) == LEAST_PLURAL:
        yield word[:-1]


class Numbers:
    """Which words of labels are the same but for their number: `key` gives one of them for all."""

    def __init__(self, words: Iterable[str]):
        self._keys: dict[str, str] = {}
        for word in sorted(set(words), key=lambda word: (len(word), word)):  # the singular, which is shorter, first
            others = (word, *other_numbers(word))
            key = next((self._keys[other] for other in others if other in self._keys), word)
            for other in others:
                self._keys.setdefault(other, key)

    def keys(self, words: Iterable[str]) -> list[str]:
        """The words, those of labels in one number."""
        known = self._keys
        return [known.get(word, word) for word in words]
