"""Where the worker keeps what it learnt of writing, for the processes that answer readers."""

import sys
from array import array

from django.db import models

from search.typing.writing import Writing


class LearntWriting(models.Model):
    """One language in one row, packed (at most 4 MB), so that a process loads it in a moment: `Writing` says how."""

    language = models.CharField(max_length=2, unique=True)
    version = models.BigIntegerField(help_text="Nanoseconds since 1970, when it was made.")
    words = models.TextField()
    counts = models.BinaryField()
    pair_keys = models.BinaryField()
    pair_counts = models.BinaryField()

    class Meta:
        app_label = "search"

    def __str__(self) -> str:
        return f"{self.language}: {self.version}"

    @classmethod
    def of(cls, language: str, version: int, writing: Writing) -> "LearntWriting":
        return cls(
            language=language,
            version=version,
            words="\n".join(writing.words),
            counts=_packed(writing.counts),
            pair_keys=_packed(writing.pair_keys),
            pair_counts=_packed(writing.pair_counts),
        )

    def writing(self) -> Writing:
        words = self.words.split("\n") if self.words else ()
        return Writing.of(words, *map(_unpacked, (self.counts, self.pair_keys, self.pair_counts)))


def _packed(values: array) -> bytes:
    return _in_order(values).tobytes()


def _unpacked(stored: bytes) -> array:
    return _in_order(array("I", bytes(stored)))


def _in_order(values: array) -> array:
    """Little-endian when stored, whatever the machine."""
    values = array("I", values)
    if sys.byteorder == "big":
        values.byteswap()
    return values
