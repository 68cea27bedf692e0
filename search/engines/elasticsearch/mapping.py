"""The index's fields and settings. Analysis is done before, so the only analyzer is the built-in `whitespace`."""

from elasticsearch.dsl import Keyword, Long, Mapping, Text

from search.engines.format import format_of
from search.index import KEYWORD_FIELDS, RANKED_FIELDS, TIME_FIELDS, UNRANKED_FIELDS

SETTINGS = {
    "number_of_shards": 1,  # counts and scores are exact on one shard, and it holds millions of listings
    "auto_expand_replicas": "0-1",  # a lone node is green, a cluster keeps a copy
    "gc_deletes": "1h",  # how long a deleted record's version is remembered against a late older write
}
# Nobody reads while it is filled, and a copy made at the end is cheaper than one made at every step.
FILLING = SETTINGS | {"refresh_interval": "-1", "auto_expand_replicas": "false", "number_of_replicas": 0}
FILLED = {"refresh_interval": None, "auto_expand_replicas": SETTINGS["auto_expand_replicas"]}
FORMAT = format_of("elasticsearch", 1)  # to be raised when the mapping or the documents change otherwise


def mapping() -> dict[str, object]:
    """BM25 with k1 1.2 and b .75 is the server's default. Only key and version are read back, so no source is kept."""
    fields = Mapping()
    fields.meta("dynamic", "strict")
    fields.meta("_source", enabled=False)
    fields.meta("_meta", format=FORMAT)
    fields.field("key", Keyword())
    for name in RANKED_FIELDS:
        fields.field(name, Text(analyzer="whitespace", index_options="freqs", norms=True))
    for name in UNRANKED_FIELDS:
        fields.field(name, Text(analyzer="whitespace", index_options="docs", norms=False))
    for name in KEYWORD_FIELDS:
        fields.field(name, Keyword())
    for name in TIME_FIELDS:
        fields.field(name, Long())
    return fields.to_dict()
