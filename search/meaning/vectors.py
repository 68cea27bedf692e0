"""The vectors of entries: read by those who compare, made by the worker, gone with their texts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from search.meaning.embedder import Embedder
from search.meaning.site import embedder as site_embedder
from search.models import Vector
from search.prepared import Prepared

_VALUES = Prepared(
    lambda keys, embedder: Vector.objects.filter(key__among=keys, embedder=embedder).values_list("key", "values")
)
_COMPARED = Prepared(
    lambda keys, embedder: Vector.objects.filter(key__among=keys, embedder=embedder).values_list(
        "key", "values", "share", "languages"
    )
)
STORED = np.dtype("<f2")  # half the size of what is computed with; a cosine changes by less than .001


def vectors_of(keys: Iterable[str], embedder: Embedder | None = None) -> dict[str, np.ndarray]:
    """Vectors of length 1 (float32) by key, of the site's embedder only; one query, none without an embedder."""
    embedder = embedder or site_embedder()
    if embedder is None:
        return {}
    rows = list(_VALUES.rows(keys=list(keys), embedder=embedder.name))
    matrix = unpacked([values for _, values in rows], embedder.dimensions)
    return dict(zip((key for key, _ in rows), matrix, strict=True))


@dataclass(frozen=True)
class Nearness:
    """Arrays with one place for each key: the cosine of its vector with another (NaN where it has none), which share of
    its text the vector is made of (0 where it has none), and in which languages it has a text."""

    likeness: np.ndarray
    shares: np.ndarray
    languages: tuple[str, ...]


def nearness(vector: np.ndarray | None, keys: Sequence[str], embedder: Embedder | None = None) -> Nearness:
    """How near these records are; one query, none without a vector to compare with."""
    likeness, shares, languages = np.full(len(keys), np.nan), np.zeros(len(keys)), [""] * len(keys)
    embedder = embedder or site_embedder()
    if vector is None or embedder is None or not keys:
        return Nearness(likeness, shares, tuple(languages))
    found = {row[0]: row[1:] for row in _COMPARED.rows(keys=keys, embedder=embedder.name)}
    places = [place for place, key in enumerate(keys) if key in found]
    if places:
        stored = [found[keys[place]] for place in places]
        likeness[places] = unpacked([values for values, _, _ in stored], embedder.dimensions) @ vector
        for place, (_, share, spoken) in zip(places, stored, strict=True):
            shares[place], languages[place] = share, spoken
    return Nearness(likeness, shares, tuple(languages))


def packed(vectors: np.ndarray) -> list[bytes]:
    """Each row as stored bytes."""
    return [row.tobytes() for row in vectors.astype(STORED)]


def unpacked(stored: Sequence[bytes], dimensions: int) -> np.ndarray:
    """float32, a row of length 1 for each; rounding had changed the lengths a little."""
    matrix = np.frombuffer(b"".join(stored), STORED).reshape(-1, dimensions).astype(np.float32)
    return matrix / np.linalg.norm(matrix, axis=1, keepdims=True).clip(1e-9)
