"""The vectors beside an index: a file that only grows, written by the one writer, and its matrix in each reader.

A file in an index's folder belongs to that index, so a rebuild begins with an empty one; another embedder's vectors
stand in another file. What it holds counts only where the index says that a record has a vector (`schema.SPACE`): a
record that lost its vector needs no mark here.
"""

import os
import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from search.engine import Space
from search.engines.tantivy.schema import LONGEST_KEY

CHUNK = 10_000  # records read at a time
SPARE = 1.25  # a matrix that is full is copied into one of so much more room


class VectorFile:
    """Records of one size: the key's bytes, filled with zeros, and its values as float16. Of a key the last counts."""

    def __init__(self, index: Path, space: Space):
        self.path = index / f"vectors-{space.code}"
        self.dimensions = space.dimensions
        self.record = np.dtype([("key", f"S{LONGEST_KEY}"), ("values", "<f2", (space.dimensions,))])

    def append(self, keys: Sequence[str], vectors: Sequence[Sequence[float]]) -> None:
        """On the disk when it returns. Raises ValueError for vectors of another length."""
        if not keys:
            return
        records = np.zeros(len(keys), self.record)
        records["key"] = [key.encode() for key in keys]
        records["values"] = np.asarray(vectors, np.float32)
        with open(self.path, "ab") as file:
            file.truncate(self.count() * self.record.itemsize)  # a writer was killed in the middle of a record
            file.write(records.tobytes())
            file.flush()
            os.fsync(file.fileno())

    def erase(self, keys: Sequence[str]) -> None:
        """Overwrites the values of deleted records: a vector tells much of the text that it was made of."""
        if keys and self.count():
            records = np.memmap(self.path, self.record, "r+", shape=(self.count(),))
            records["values"][np.isin(records["key"], np.array([key.encode() for key in keys]))] = 0
            records.flush()

    def count(self) -> int:
        """Whole records."""
        try:
            return os.stat(self.path).st_size // self.record.itemsize
        except FileNotFoundError:
            return 0

    def read(self, start: int, end: int) -> np.ndarray:
        return np.memmap(self.path, self.record, "r", offset=start * self.record.itemsize, shape=(end - start,))


class Matrix:
    """The newest vector of each key in float32, kept in memory; renewed by reading only what was appended since."""

    def __init__(self, file: VectorFile):
        self.file = file
        self.keys: list[str] = []
        self._rows: dict[str, int] = {}
        self._values = np.empty((0, file.dimensions), np.float32)
        self._seen = 0
        self._lock = threading.Lock()

    def renew(self) -> None:
        with self._lock:
            count = self.file.count()
            if count > len(self._values):
                grown = np.empty((int(count * SPARE), self.file.dimensions), np.float32)
                grown[: len(self.keys)] = self._values[: len(self.keys)]
                self._values = grown
            while self._seen < count:
                end = min(self._seen + CHUNK, count)
                self._take(self.file.read(self._seen, end))
                self._seen = end

    def _take(self, records: np.ndarray) -> None:
        places = np.empty(len(records), np.intp)
        fresh = []
        for place, raw in enumerate(records["key"].tolist()):
            key = raw.decode()
            row = self._rows.get(key)
            if row is None:
                row = self._rows[key] = len(self._rows)
                fresh.append(key)
            places[place] = row
        self._values[places] = records["values"]  # of a repeated place the last value stays
        self.keys += fresh  # last: other threads take as many rows as there are keys

    def rows(self, keys: Sequence[str]) -> np.ndarray:
        """The places of those keys that have a vector."""
        return np.array([self._rows[key] for key in keys if key in self._rows], np.intp)

    def cosines(self, vector: np.ndarray, rows: np.ndarray | None = None) -> np.ndarray:
        """Of all keys, in their order, or of some rows.

        Row by row, and not as one product, which the library would share among threads: on a machine that does
        something else beside, they were measured to wait for each other for ten times as long as the work takes.
        """
        values = self._values[rows] if rows is not None else self._values[: len(self.keys)]
        return np.vecdot(values, vector)
