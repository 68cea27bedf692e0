"""The Elasticsearch node that tests use, and clean names on it."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from search.engine import EngineUnavailable, Space
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.elasticsearch.connection import translated_errors

URL = os.environ.get("TEST_ELASTICSEARCH_URL", "http://127.0.0.1:9200")


@contextmanager
def new_engine(space: Space | None = None) -> Iterator[ElasticsearchEngine]:
    """An engine under a name of its own, whose indices are deleted afterwards. Without a node the test is skipped, or
    fails where REQUIRE_SERVICES=1."""
    engine = ElasticsearchEngine(URL, f"test-{secrets.token_hex(6)}", space=space)
    try:
        with translated_errors():
            engine._client.cluster.health()
    except EngineUnavailable as error:
        reason = f"No Elasticsearch at {URL} (`make elasticsearch` starts one): {error}"
        pytest.fail(reason) if os.environ.get("REQUIRE_SERVICES") == "1" else pytest.skip(reason)
    try:
        yield engine
    finally:
        for name in all_indices(engine):
            engine._client.indices.delete(index=name)


def all_indices(engine: ElasticsearchEngine) -> list[str]:
    return list(engine._client.indices.get(index=f"{engine._alias}*"))
