"""The index's fields and settings. Analysis is done before, so the only analyzer is the built-in `whitespace`."""

from elasticsearch.dsl import DenseVector, Keyword, Long, Mapping, Text

from search.engine import Space
from search.engines.format import format_of
from search.index import KEYWORD_FIELDS, RANKED_FIELDS, TIME_FIELDS, UNRANKED_FIELDS, VECTOR

SETTINGS = {
    "number_of_shards": 1,  # counts and scores are exact on one shard, and it holds millions of listings
    "auto_expand_replicas": "0-1",  # a lone node is green, a cluster keeps a copy
    "gc_deletes": "1h",  # how long a deleted record's version is remembered against a late older write
}
# Nobody reads while it is filled, and a copy made at the end is cheaper than one made at every step.
FILLING = SETTINGS | {"refresh_interval": "-1", "auto_expand_replicas": "false", "number_of_replicas": 0}
FILLED = {"refresh_interval": None, "auto_expand_replicas": SETTINGS["auto_expand_replicas"]}
FORMAT = format_of("elasticsearch", 2)  # to be raised when the mapping or the documents change otherwise


def mapping(space: Space | None = None) -> dict[str, object]:
    """BM25 with k1 1.2 and b .75 is the server's default. Only key and version are read back, so no source is kept.

    How vectors are packed is the server's choice by their length (bbq from 384 dimensions on, else int8).
    """
    fields = Mapping()
    fields.meta("dynamic", "strict")
    fields.meta("_source", enabled=False)
    fields.meta("_meta", format=FORMAT, space=space.code if space else "")
    fields.field("key", Keyword())
    for name in RANKED_FIELDS:
        fields.field(name, Text(analyzer="whitespace", index_options="freqs", norms=True))
    for name in UNRANKED_FIELDS:
        fields.field(name, Text(analyzer="whitespace", index_options="docs", norms=False))
    for name in KEYWORD_FIELDS:
        fields.field(name, Keyword())
    for name in TIME_FIELDS:
        fields.field(name, Long())
    if space:
        fields.field(VECTOR, DenseVector(dims=space.dimensions, index=True, similarity="cosine"))
    return fields.to_dict()
