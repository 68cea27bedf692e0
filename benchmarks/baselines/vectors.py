"""Vectors alone: the exact cosines of what is typed with all documents, by the site's embedder."""

from collections.abc import Mapping

import numpy as np

from benchmarks.metrics import DEPTH
from search.meaning.site import query_vector
from search.meaning.vectors import vectors_of


class VectorsAlone:
    """Of the entries that are there; `ids` gives the document's id by the entry's key."""

    name = "vectors"

    def __init__(self, ids: Mapping[str, str]):
        vectors = vectors_of(ids)
        self._ids = [ids[key] for key in vectors]
        self._matrix = np.array(list(vectors.values()))

    def alone(self, text: str) -> list[str]:
        vector = query_vector(text)
        if vector is None or not self._ids:
            return []
        return [self._ids[row] for row in np.argsort(-(self._matrix @ vector), kind="stable")[:DEPTH]]
