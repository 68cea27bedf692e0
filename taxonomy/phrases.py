"""Finds phrases in a typed text, the longest at each place, and gives what else they are called."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from search.analysis import folded, has_diacritics, tokens
from search.stopwords import ENGLISH
from taxonomy.abbreviations import Written, as_abbreviation, written_words

Key = tuple[str, ...]


@dataclass(frozen=True)
class Phrase:
    """One way of writing; `others` are the further ways, the best first; without any it keeps a
    shorter phrase from being found in it."""

    name: str
    others: tuple[str, ...]
    reason: str


@dataclass
class Phrases:
    """By folded words. What is typed with diacritics must have the phrase's own, what has none is compared without."""

    table: dict[Key, list[tuple[list[str], Phrase]]] = field(default_factory=dict)
    longest: int = 0

    @classmethod
    def of(cls, phrases: Iterable[Phrase]) -> "Phrases":
        made = cls()
        for phrase in phrases:
            words = tokens(phrase.name)
            if words:
                made.table.setdefault(tuple(folded(words)), []).append((words, phrase))
                made.longest = max(made.longest, len(words))
        return made

    def find(self, text: str) -> Iterator[Phrase]:
        words = tokens(text)
        plain, place, written = folded(words), 0, written_words(text)
        while place < len(words):
            for end in range(min(len(words), place + self.longest), place, -1):
                found = [
                    phrase
                    for own, phrase in self.table.get(tuple(plain[place:end]), ())
                    if _fits(own, words[place:end]) and not _is_a_word(phrase.name, plain[place], place, written)
                ]
                if found:
                    yield from found
                    break
            place = end


def _fits(own: Sequence[str], typed: Sequence[str]) -> bool:
    return list(own) == list(typed) or not has_diacritics(typed)


def _is_a_word(name: str, plain: str, place: int, written: Written) -> bool:
    """Whether a short abbreviation's letters are meant as an English word: `its` is not ITS."""
    if plain not in ENGLISH or not as_abbreviation(name):
        return False
    start, end = written.spans[place]
    return not written.text[start:end].isupper()
