"""Elasticsearch as it comes: the standard analyzer, `match` and `more_like_this`."""

from collections.abc import Mapping, Sequence
from contextlib import suppress

from elasticsearch.helpers import bulk

from benchmarks.metrics import DEPTH
from benchmarks.sets import Row
from search.engine import EngineUnavailable
from search.engines.elasticsearch.connection import connect, translated_errors

MOST_TERMS = 25


class RawElasticsearch:
    """An index of its own on the node, of one field, title and text; `close` removes it."""

    name = "elasticsearch"

    def __init__(self, url: str, index: str, corpus: Sequence[Row]):
        self._client, self._index = connect(url), index
        actions = ({"_index": index, "_id": row.id, "whole": row.whole} for row in corpus)
        with translated_errors():
            self._client.indices.create(
                index=index,
                settings={"number_of_shards": 1, "number_of_replicas": 0},
                mappings={"properties": {"whole": {"type": "text", "analyzer": "standard"}}},
            )
            bulk(self._client, actions, refresh=True)

    def match(self, text: str) -> list[str]:
        return self._found({"match": {"whole": text}})

    def more_like_this(self, text: str) -> list[str]:
        options = {"min_term_freq": 1, "min_doc_freq": 1, "max_query_terms": MOST_TERMS}
        return self._found({"more_like_this": {"fields": ["whole"], "like": text, **options}})

    def close(self) -> None:
        with suppress(EngineUnavailable), translated_errors():
            self._client.indices.delete(index=self._index, ignore_unavailable=True)
        self._client.close()

    def _found(self, query: Mapping) -> list[str]:
        with translated_errors():
            answer = self._client.search(index=self._index, query=query, size=DEPTH, source=False)
        return [hit["_id"] for hit in answer["hits"]["hits"]]
