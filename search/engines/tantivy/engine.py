"""The search port on tantivy."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tantivy import Query as Clause, Searcher

from search.engine import Change, Found, Hit, Space
from search.engines.nearness import near_bonus, words_alone
from search.engines.tantivy import writer
from search.engines.tantivy.folder import Folder
from search.engines.tantivy.nearness import Nearness
from search.engines.tantivy.ranking import by_field, by_score
from search.engines.tantivy.reader import Reader
from search.engines.tantivy.schema import DEADLINE_FIRST, KEY, NEWEST_FIRST, build_schema
from search.engines.tantivy.translate import counting, counts, matching, ranking
from search.query import DEADLINE, NEWEST, Query

MOST_VALUES = 100  # of one facet; more than this nobody reads
_SORT_FIELDS = {NEWEST: NEWEST_FIRST, DEADLINE: DEADLINE_FIRST}


class TantivyEngine:
    """Made once in a process; safe to share between threads. `folder` belongs to it alone.

    Any number of processes may read. One may write at a time: another's write raises EngineUnavailable.
    """

    def __init__(self, folder: str | Path, space: Space | None = None):
        self._space = space
        self._folder = Folder(folder)
        self._reader = Reader(self._folder)
        self._schema = build_schema()
        self._nearness = Nearness(space, self._schema)

    def find(self, query: Query) -> Found:
        """Words that score without any that is required: at least one of them must occur."""
        opened = self._reader.opened()
        near = self._nearness.nearest(opened, query)
        base = matching(query, self._schema, near)
        hits, count = self._hits(opened.searcher, query, base, near)
        return Found(tuple(hits), count, self._facets(opened.searcher, query, base, near))

    def write(self, changes: Iterable[Change]) -> None:
        """One commit. A change that cannot be stored raises ValueError, and none of them is."""
        path = self._folder.ensure()
        with writer.opened(path) as (index, index_writer):
            writing = writer.Writing(index, index_writer, path, self._space)
            writing.add(changes)
            writing.forget_old_tombstones()

    @contextmanager
    def rebuild(self) -> Iterator[writer.Writing]:
        """Changes written to the serving index in the meantime are not in the new one: send them again afterwards."""
        with self._folder.locked("rebuild", wait=False):
            self._folder.remove_others()
            path = self._folder.create()
            try:
                with writer.opened(path) as (index, index_writer):
                    yield writer.Writing(index, index_writer, path, self._space)
                self._folder.serve(path)
            finally:
                self._folder.remove_others()

    def manifest(self) -> Iterator[tuple[str, int]]:
        yield from writer.versions(self._reader.searcher(), self._schema, dead=False).items()

    def health(self) -> None:
        self._reader.searcher()

    def _hits(self, searcher: Searcher, query: Query, base: list, near: list[str]) -> tuple[list, int]:
        if not query.limit:
            return [], searcher.search(Clause.boolean_query(base), limit=1).count
        if query.sort in _SORT_FIELDS:
            return by_field(searcher, Clause.boolean_query(base), _SORT_FIELDS[query.sort], query.offset, query.limit)
        if not query.scoring and not query.fixed and not near:
            return by_field(searcher, Clause.boolean_query(base), KEY, query.offset, query.limit)
        ranked = Clause.boolean_query(base + ranking(query, self._schema, near))
        hits, count = by_score(searcher, ranked, query.offset, query.limit, is_counted=query.is_counted)
        bonus = near_bonus(query)
        return [Hit(hit.key, words_alone(hit.score, bonus)) for hit in hits] if near else hits, count

    def _facets(self, searcher: Searcher, query: Query, base: list, near: list[str]) -> Mapping[str, Mapping[str, int]]:
        """All facets without a filter of their own are counted in one run over what is found."""
        counted: dict[str, Mapping] = {}
        plain = [name for name in query.facets if name not in query.filters]
        if plain:
            counted |= searcher.aggregate(Clause.boolean_query(base), counting(plain, query.now, MOST_VALUES))
        for name in query.facets:
            if name in query.filters:
                clause = Clause.boolean_query(matching(query, self._schema, near, without=(name,)))
                counted |= searcher.aggregate(clause, counting([name], query.now, MOST_VALUES))
        return {name: counts(counted[name]) for name in query.facets}
