"""How words are written here: those of the indexed texts, how often each stands there and which follow each other."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log

from search.analysis import fold

MOST_WORDS = 60_000  # a word's number fits in 16 bits
MOST_PAIRS = 400_000
FOLLOWS = 0.9  # of a word's probability, how much comes from the word before it
UNSEEN = 0.5  # how often a word counts that was never seen


@dataclass(frozen=True)
class Writing:
    """One language. A word's number is its place in `words`; the commonest come first.

    `pair_keys` are `first << 16 | second`, ascending, with `pair_counts` beside them (arrays of 32 bits): 400,000 pairs
    take 3.2 MB, 60,000 words with their forms about 15 MB.
    """

    words: tuple[str, ...] = ()
    counts: array = field(default_factory=lambda: array("I"))
    pair_keys: array = field(default_factory=lambda: array("I"))
    pair_counts: array = field(default_factory=lambda: array("I"))
    numbers: Mapping[str, int] = field(default_factory=dict)
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    total: int = 0

    @classmethod
    def of(cls, words: Iterable[str], counts: array, pair_keys: array, pair_counts: array) -> "Writing":
        words = tuple(words)
        forms: dict[str, tuple[str, ...]] = {}
        # All in one fold: letter by letter it takes ten times as long.
        plain_words = fold("\n".join(words)).split("\n") if words else ()
        for plain, word in zip(plain_words, words, strict=True):
            forms[plain] = (*forms.get(plain, ()), word)
        numbers = dict(zip(words, range(len(words)), strict=True))
        return cls(words, counts, pair_keys, pair_counts, numbers, forms, sum(counts))

    def count(self, word: str) -> int:
        number = self.numbers.get(word)
        return 0 if number is None else self.counts[number]

    def count_folded(self, plain: str) -> int:
        """How often a word stands there, whatever its diacritics."""
        return sum(self.count(form) for form in self.forms.get(plain, ()))

    def pair(self, first: str, second: str) -> int:
        """How often the second word follows the first."""
        left, right = self.numbers.get(first), self.numbers.get(second)
        if left is None or right is None:
            return 0
        key = left << 16 | right
        place = bisect_left(self.pair_keys, key)
        found = place < len(self.pair_keys) and self.pair_keys[place] == key
        return self.pair_counts[place] if found else 0

    def likelihood(self, word: str, before: str | None = None) -> float:
        """ln P(word | the word before): the share of that word's successors, smoothed by the word's own share."""
        own = (self.count(word) + UNSEEN) / (self.total + UNSEEN)
        if before is None:
            return log(own)
        together = self.pair(before, word)
        follows = together / max(self.count(before), together) if together else 0.0
        return log(FOLLOWS * follows + (1 - FOLLOWS) * own)


NOTHING = Writing.of((), array("I"), array("I"), array("I"))
