"""Counts words and neighbouring pairs of any number of texts in bounded memory."""

from array import array
from collections.abc import Iterable, Sequence

import numpy as np

from search.typing.writing import MOST_PAIRS, MOST_WORDS, Writing

CHUNK = 2_000_000  # words held before they are counted
MOST_HELD = 4_000_000  # pairs held; beyond, those seen once so far are forgotten (64 MB)
BORDER = 0  # the number of what is no word: pairs do not cross it


class Counting:
    def __init__(self, chunk: int = CHUNK, most_held: int = MOST_HELD):
        self._chunk, self._most_held = chunk, most_held
        self._numbers: dict[str, int] = {}
        self._waiting = array("I", [BORDER])
        self._counts = np.zeros(1, np.int64)
        self._keys = np.empty(0, np.uint64)
        self._pair_counts = np.empty(0, np.int64)

    def add(self, words: Iterable[str]) -> None:
        """One text's words in order. Numbers are no words."""
        numbers = self._numbers
        self._waiting.extend(BORDER if word.isdigit() else numbers.setdefault(word, len(numbers) + 1) for word in words)
        self._waiting.append(BORDER)
        if len(self._waiting) >= self._chunk:
            self._count()

    def writing(self, most_words: int = MOST_WORDS, most_pairs: int = MOST_PAIRS) -> Writing:
        """The commonest words, and the commonest pairs of those."""
        self._count()
        names = list(self._numbers)
        order = sorted(range(len(names)), key=lambda number: (-self._counts[number + 1], names[number]))[:most_words]
        rank = np.full(len(names) + 1, -1, np.int64)
        rank[np.array(order, np.int64) + 1] = np.arange(len(order))
        first, second = rank[(self._keys >> 32).astype(np.int64)], rank[(self._keys & 0xFFFFFFFF).astype(np.int64)]
        known = (first >= 0) & (second >= 0)
        keys, counts = (first[known] << 16) | second[known], self._pair_counts[known]
        if len(keys) > most_pairs:
            commonest = np.argsort(-counts, kind="stable")[:most_pairs]
            keys, counts = keys[commonest], counts[commonest]
        ascending = np.argsort(keys)
        return Writing.of(
            [names[number] for number in order],
            _array([self._counts[number + 1] for number in order]),
            _array(keys[ascending]),
            _array(counts[ascending]),
        )

    def _count(self) -> None:
        ids = np.frombuffer(self._waiting, np.uint32).astype(np.uint64)
        self._waiting = array("I", [BORDER])
        counts = np.bincount(ids.astype(np.int64), minlength=len(self._numbers) + 1)
        counts[: len(self._counts)] += self._counts
        self._counts = counts
        met = (ids[:-1] != BORDER) & (ids[1:] != BORDER)
        new, new_counts = np.unique(((ids[:-1] << np.uint64(32)) | ids[1:])[met], return_counts=True)
        keys, places = np.unique(np.concatenate([self._keys, new]), return_inverse=True)
        counts = np.zeros(len(keys), np.int64)
        np.add.at(counts, places, np.concatenate([self._pair_counts, new_counts]))
        if len(keys) > self._most_held:
            keys, counts = keys[counts > 1], counts[counts > 1]
        self._keys, self._pair_counts = keys, counts


def _array(values: Sequence[int]) -> array:
    return array("I", np.minimum(np.asarray(values, np.int64), 2**32 - 1).astype(np.uint32).tobytes())
