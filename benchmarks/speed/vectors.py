"""Invented vectors for invented listings: as many and as long as real ones, in a thousandth of the time.

Only speed is measured with them. Each lies near one of some hundred directions, since real ones lie in heaps too.
"""

import numpy as np

from search.meaning.site import embedder
from search.meaning.vectors import packed
from search.models import Entry, Vector

HEAPS, WITHIN = 300, 0.5  # directions, and how far the vectors of one lie apart
BATCH = 2_000


def invent_vectors() -> int:
    """Vectors for all entries that have none. Returns how many were made."""
    made_by, chance = embedder(), np.random.default_rng(1)
    heaps = chance.standard_normal((HEAPS, made_by.dimensions))
    keys = list(Entry.objects.without_vector().order_by("pk").values_list("key", flat=True))
    for start in range(0, len(keys), BATCH):
        chunk = keys[start : start + BATCH]
        rows = heaps[chance.integers(HEAPS, size=len(chunk))]
        rows = rows + WITHIN * chance.standard_normal(rows.shape)
        rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
        Vector.objects.bulk_create(
            Vector(key=key, embedder=made_by.name, digest="invented", share=1.0, languages="vi", values=values)
            for key, values in zip(chunk, packed(rows), strict=True)
        )
        Entry.objects.filter(key__in=chunk).update(needs_vector=False)
    return len(keys)
