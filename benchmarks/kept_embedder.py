"""An embedder whose vectors stay on the disk, so that a second run on the same texts measures without embedding."""

import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from search.meaning.embedder import Embedder
from search.meaning.text import digest

QUERY, PASSAGE = "query", "passage"


class KeptEmbedder:
    """Gives what another embedder made before, by digests of model, kind and text: no text is written.

    `seconds` is the time that was spent with it, so that others can be timed apart from it. The file is one of records
    (digest, values as float32) that only grows, a batch at a time: an interrupted run loses nothing.
    """

    def __init__(self, made_by: Embedder, folder: Path):
        self.name, self.dimensions, self.batch = made_by.name, made_by.dimensions, made_by.batch
        self.seconds = 0.0
        self._made_by = made_by
        self._record = np.dtype([("digest", "S32"), ("values", "<f4", (made_by.dimensions,))])
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / f"vectors-{digest(f'{made_by.name} {made_by.dimensions}')}"
        self._held = dict(self._read())

    def queries(self, texts: Sequence[str]) -> np.ndarray:
        return self._given(QUERY, texts)

    def passages(self, texts: Sequence[str]) -> np.ndarray:
        return self._given(PASSAGE, texts)

    def missing(self, kind: str, texts: Sequence[str]) -> list[str]:
        """Those of the texts that were never embedded, each once."""
        return [text for text in dict.fromkeys(texts) if _digest(kind, text) not in self._held]

    def _given(self, kind: str, texts: Sequence[str]) -> np.ndarray:
        started = time.perf_counter()
        missing = self.missing(kind, texts)
        for start in range(0, len(missing), self.batch):
            self._make(kind, missing[start : start + self.batch])
        rows = np.array([self._held[_digest(kind, text)] for text in texts], np.float32).reshape(-1, self.dimensions)
        self.seconds += time.perf_counter() - started
        return rows

    def _make(self, kind: str, texts: list[str]) -> None:
        made = self._made_by.queries(texts) if kind == QUERY else self._made_by.passages(texts)
        records = np.zeros(len(texts), self._record)
        records["digest"] = [_digest(kind, text) for text in texts]
        records["values"] = made
        with self._path.open("ab") as file:
            file.write(records.tobytes())
        self._held |= zip(records["digest"].tolist(), made, strict=True)

    def _read(self):
        if not self._path.exists():
            return
        if begun := self._path.stat().st_size % self._record.itemsize:  # a run was killed in the middle of a record
            with self._path.open("r+b") as file:
                file.truncate(self._path.stat().st_size - begun)
        records = np.fromfile(self._path, self._record)
        yield from zip(records["digest"].tolist(), records["values"], strict=True)


def _digest(kind: str, text: str) -> bytes:
    return digest(f"{kind} {text}").encode()
