"""The records nearest to a vector, exactly: their cosines are computed, the index says who passes the filters.

Measured with 100,000 vectors of 384 dimensions, the 200 nearest, one thread: 6 ms of processor time for the cosines,
13 ms with the sifting, 17 ms with all that a search does. A matrix takes 154 MB, read once in a process, in a second.
"""

import threading
from math import ceil

import numpy as np
from tantivy import Occur, Query as Clause, Schema, Searcher

from search.engine import Space
from search.engines.tantivy.reader import Opened
from search.engines.tantivy.schema import KEY, SPACE, read_keys
from search.engines.tantivy.translate import restrictions
from search.engines.tantivy.vectors import Matrix, VectorFile
from search.query import Query

FEW = 2_000  # records that are quicker asked for by what filters them than by who is near
MARGIN = 2  # times as many are looked at as should do, by the share that passes


class Nearness:
    """Keeps one matrix: that of the index which serves."""

    def __init__(self, space: Space | None, schema: Schema):
        self._space = space
        self._schema = schema
        self._matrix: Matrix | None = None
        self._lock = threading.Lock()

    def nearest(self, opened: Opened, query: Query) -> list[str]:
        """Keys of the nearest that pass what is not a facet's filter; none without a space or vectors in it."""
        if query.near is None or query.near.most < 1 or self._space is None:
            return []
        vector = np.array(query.near.vector, np.float32)
        if len(vector) != self._space.dimensions:
            raise ValueError(f"The vector has {len(vector)} dimensions, the index {self._space.dimensions}.")
        clauses = restrictions(query, self._schema, without=query.facets)
        has_one = Clause.term_query(self._schema, SPACE, self._space.code, index_option="basic")
        clauses.append((Occur.Must, Clause.const_score_query(has_one, 0.0)))
        passing = opened.searcher.search(Clause.boolean_query(clauses), limit=1).count
        if not passing:
            return []
        matrix = self._renewed(opened)
        if passing <= FEW:
            keys = _keys(opened.searcher, clauses, passing)
            rows = matrix.rows(keys)
            return _first(matrix, rows, matrix.cosines(vector, rows), query.near.most)
        return self._sifted(opened.searcher, clauses, matrix, matrix.cosines(vector), query.near.most, passing)

    def _sifted(self, searcher: Searcher, clauses: list, matrix: Matrix, cosines, most: int, passing: int) -> list[str]:
        """The nearest of all, sifted by the filters; more of them when too few pass."""
        total = len(cosines)
        looked_at = min(total, ceil(MARGIN * most * total / passing))
        while True:
            rows = np.argpartition(-cosines, looked_at - 1)[:looked_at]
            keys = [matrix.keys[row] for row in rows]
            among = Clause.const_score_query(Clause.term_set_query(self._schema, KEY, keys), 0.0)
            rows = matrix.rows(_keys(searcher, [*clauses, (Occur.Must, among)], looked_at))
            if len(rows) >= most or looked_at == total:
                return _first(matrix, rows, cosines[rows], most)
            looked_at = min(total, 4 * looked_at)

    def _renewed(self, opened: Opened) -> Matrix:
        with self._lock:
            if self._matrix is None or self._matrix.file.path.parent != opened.path:
                self._matrix = Matrix(VectorFile(opened.path, self._space))
            matrix = self._matrix
        matrix.renew()
        return matrix


def _keys(searcher: Searcher, clauses: list, limit: int) -> list[str]:
    hits = searcher.search(Clause.boolean_query(clauses), limit=limit, count=False).hits
    return read_keys(searcher, [address for _, address in hits])


def _first(matrix: Matrix, rows: np.ndarray, cosines: np.ndarray, most: int) -> list[str]:
    """The nearest first; by key where two are as near."""
    found = sorted(zip(-cosines, (matrix.keys[row] for row in rows), strict=True))
    return [key for _, key in found[:most]]
