"""The page of hits that a query asks for, with equal scores in the order of their keys.

The engine orders equal scores by where a document happens to lie; pages would overlap after a merge.
"""

from collections.abc import Sequence

from tantivy import DocAddress, Order, Query as Clause, Searcher

from search.engine import Hit
from search.engines.tantivy.schema import KEY, read_keys

# Terms add up in an order that the engine chooses, so the last digits of equal scores may differ.
NOISE = 1e-6
SPARE = 32  # hits beyond the page, which mostly reach past the ties at its end


def by_field(searcher: Searcher, clause: Clause, name: str, offset: int, limit: int) -> tuple[list[Hit], int]:
    """For the key itself, or a field whose values are a time, a space and the key (`schema.NEWEST_FIRST`)."""
    found = searcher.search(clause, limit=limit, offset=offset, order_by_field=name, order=Order.Asc)
    keys = (value if name == KEY else value.partition(" ")[2] for value, _ in found.hits)
    return [Hit(key, 0.0) for key in keys], found.count


def by_score(
    searcher: Searcher, clause: Clause, offset: int, limit: int, *, is_counted: bool = True
) -> tuple[list[Hit], int]:
    end = offset + limit
    fetched = end + SPARE
    while True:
        found = searcher.search(clause, limit=fetched, count=is_counted)
        hits = found.hits
        if len(hits) < fetched or not _equal(hits[end - 1][0], hits[-1][0]):
            return _page(searcher, hits, offset, end), found.count or 0
        fetched *= 4


def _page(searcher: Searcher, hits: Sequence[tuple[float, DocAddress]], offset: int, end: int) -> list[Hit]:
    first = offset = min(offset, len(hits))
    end = min(end, len(hits))
    last = end
    while 0 < first < len(hits) and _equal(hits[first - 1][0], hits[first][0]):
        first -= 1
    while 0 < last < len(hits) and _equal(hits[last - 1][0], hits[last][0]):
        last += 1
    ordered: list[Hit] = []
    group: list[Hit] = []
    keys = read_keys(searcher, [address for _, address in hits[first:last]])
    for key, (score, _) in zip(keys, hits[first:last], strict=True):
        if group and not _equal(group[-1].score, score):
            ordered += sorted(group, key=lambda hit: hit.key)
            group = []
        group.append(Hit(key, score))
    ordered += sorted(group, key=lambda hit: hit.key)
    return ordered[offset - first : end - first]


def _equal(one: float, other: float) -> bool:
    return abs(one - other) <= NOISE * max(abs(one), abs(other))
