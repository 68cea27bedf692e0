"""The search port on Elasticsearch."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

from elasticsearch.helpers import scan

from search.engine import Change, EngineUnavailable, Found, Space
from search.engines.elasticsearch import bulk
from search.engines.elasticsearch.connection import READ_SECONDS, connect, translated_errors
from search.engines.elasticsearch.indices import Indices
from search.engines.elasticsearch.translate import found, search_body
from search.engines.nearness import near_bonus
from search.query import Query


class ElasticsearchEngine:
    """Made once in a process; safe to share between threads. `index_name` is an alias over the index that serves.

    The server forgets a deleted record's version after an hour: an older write that comes later than that would bring
    the record back until the next check against the manifest.
    """

    def __init__(self, url: str, index_name: str, ca_certs: str | None = None, space: Space | None = None):
        self._client = connect(url, ca_certs)
        self._reader = self._client.options(request_timeout=READ_SECONDS)
        self._indices = Indices(self._client, index_name, space)
        self._space = space
        self._alias = index_name
        self._is_built = False

    def find(self, query: Query) -> Found:
        """Words that score without any that is required: at least one of them must occur."""
        with translated_errors():
            self._is_built = self._is_built or self._indices.is_built(self._reader)  # asked until it is
            response = self._reader.search(
                index=self._alias,
                body=search_body(query, self._space),
                allow_partial_search_results=False,  # a part of the answer would look like the whole of it
            )
        return found(response.body, near_bonus(query) if query.near and self._space else None)

    def write(self, changes: Iterable[Change]) -> None:
        """Makes the first index where there is none."""
        with translated_errors():
            self._indices.ensure()
            if bulk.write(self._client, self._alias, changes, self._space is not None):
                self._client.indices.refresh(index=self._alias)

    @contextmanager
    def rebuild(self) -> Iterator["ElasticsearchRebuild"]:
        """Changes written to the serving index in the meantime are not in the new one: send them again afterwards."""
        with translated_errors():
            self._indices.drop_orphans()
            index, filling = self._indices.create()
        useless = [index]
        try:
            yield ElasticsearchRebuild(self._client, filling, self._space is not None)
            with translated_errors():
                useless = self._indices.swap(index, filling)
        finally:
            # what cannot be deleted now is an orphan to the next rebuild
            with suppress(EngineUnavailable), translated_errors():
                self._indices.drop(useless)

    def manifest(self) -> Iterator[tuple[str, int]]:
        with translated_errors():
            for hit in scan(self._client, index=self._alias, query={"version": True}, size=2000):
                yield hit["_id"], hit["_version"]

    def health(self) -> None:
        """A small search proves more than a ping: the index is there and its shards answer."""
        self.find(Query(now=0, audiences=(), limit=0))


class ElasticsearchRebuild:
    def __init__(self, client, alias: str, has_vectors: bool):
        self._client = client
        self._alias = alias
        self._has_vectors = has_vectors

    def add(self, changes: Iterable[Change]) -> None:
        with translated_errors():
            bulk.write(self._client, self._alias, changes, self._has_vectors)
