"""Elasticsearch 9 behind the search port, for a deployed site."""

from search.engines.elasticsearch.engine import ElasticsearchEngine

__all__ = ["ElasticsearchEngine"]
