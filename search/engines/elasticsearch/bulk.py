"""Changes as bulk requests with external versions, so that a late or repeated write has no effect."""

from collections.abc import Iterable, Iterator

from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from search.engine import Change, EngineUnavailable
from search.index import VECTOR

CHUNK = 500  # changes
CHUNK_BYTES = 8 * 1024 * 1024
_LATE, _GONE = 409, 404
_BUSY = {429, 502, 503, 504}


def write(client: Elasticsearch, alias: str, changes: Iterable[Change], has_vectors: bool) -> int:
    """How many changes were sent. Raises ValueError for a change that the index refuses, naming its key; the others
    of its chunk are written."""
    sent = 0
    answers = streaming_bulk(
        client,
        _actions(changes, has_vectors),
        index=alias,
        require_alias=True,
        chunk_size=CHUNK,
        max_chunk_bytes=CHUNK_BYTES,
        raise_on_error=False,
    )
    refused = []
    for fine, answer in answers:
        sent += 1
        (item,) = answer.values()
        if fine or item["status"] == _LATE or (item["status"] == _GONE and "error" not in item):
            continue
        if item["status"] in _BUSY or item["status"] == _GONE:
            raise EngineUnavailable(f"Elasticsearch did not take {item['_id']}: {item.get('error')}")
        refused.append(f"{item['_id']}: {item.get('error')}")
    if refused:
        raise ValueError(f"Elasticsearch refused {len(refused)} of {sent} changes; the first is {refused[0]}")
    return sent


def _actions(changes: Iterable[Change], has_vectors: bool) -> Iterator[dict[str, object]]:
    for change in changes:
        action = {"_id": change.key, "version": change.version, "version_type": "external"}
        if change.fields is None:
            yield action | {"_op_type": "delete"}
        else:
            fields = {**change.fields, "key": change.key}
            vector = fields.pop(VECTOR, None)
            if vector is not None and has_vectors:
                fields[VECTOR] = [float(value) for value in vector]
            yield action | {"_op_type": "index", "_source": fields}
