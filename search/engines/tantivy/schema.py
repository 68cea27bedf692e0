"""The index's fields, how a change becomes a document, and the format that tells an older index from this one."""

import numpy as np
from tantivy import DocAddress, Document, Schema, SchemaBuilder, Searcher

from search.engine import Change, Space
from search.engines.format import format_of
from search.index import FAR, KEYWORD_FIELDS, RANKED_FIELDS, TIME_FIELDS, UNRANKED_FIELDS, VECTOR

KEY, VERSION, DELETED_AT = "key", "version", "deleted_at"
SPACE = "space"  # the code of the space in which a record has a vector, which lies in a file beside the index
# The engine sorts by one field, so the sort's time and the key that breaks its ties are one text.
NEWEST_FIRST, DEADLINE_FIRST = "newest_first", "deadline_first"

# Reading a stored text costs 50 µs for each hit, a column of numbers nothing: a key is four numbers of eight bytes.
KEY_COLUMNS = ("key_0", "key_1", "key_2", "key_3")
_BYTES = 8
LONGEST_KEY = _BYTES * len(KEY_COLUMNS)

FORMAT = format_of("tantivy", 2)  # to be raised when documents are made differently from the same fields


def build_schema() -> Schema:
    """Texts keep no positions: pairs are tokens of their own. What filters, counts or sorts is a fast column."""
    builder = SchemaBuilder()
    builder.add_text_field(KEY, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(SPACE, tokenizer_name="raw", index_option="basic")
    for name in (VERSION, DELETED_AT, *KEY_COLUMNS):
        builder.add_integer_field(name, fast=True)
    for name in RANKED_FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    for name in UNRANKED_FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    for name in (*KEYWORD_FIELDS, NEWEST_FIRST, DEADLINE_FIRST):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in TIME_FIELDS:
        builder.add_integer_field(name, fast=True)
    return builder.build()


def document(change: Change, now: int, schema: Schema, space: Space | None) -> Document:
    """A record, or the tombstone of one: without an audience nobody finds it, its version outlives it."""
    held = {KEY: change.key, VERSION: change.version, **_numbers(change.key)}
    if change.fields is None:
        return Document.from_dict(held | {DELETED_AT: now}, schema)
    fields = dict(change.fields)
    vector = fields.pop(VECTOR, None)
    if vector is not None and space:
        if len(vector) != space.dimensions:
            raise ValueError(f"its vector has {len(vector)} dimensions and not {space.dimensions}")
        held[SPACE] = space.code
    sorts = {
        NEWEST_FIRST: _sortable(FAR - fields["published_at"], change.key),
        DEADLINE_FIRST: _sortable(fields["closes_at"], change.key),
    }
    return Document.from_dict(held | fields | sorts, schema)


def read_keys(searcher: Searcher, addresses: list[DocAddress]) -> list[str]:
    """The keys of records at addresses, in their order."""
    columns = [searcher.fast_field_values(name, addresses) for name in KEY_COLUMNS]
    # Side by side, the four numbers of a key are its bytes.
    rows = np.array(columns, ">i8").T.tobytes()
    return [raw.decode() for raw in np.frombuffer(rows, f"S{LONGEST_KEY}").tolist()]


def _numbers(key: str) -> dict[str, int]:
    encoded = key.encode()
    if len(encoded) > LONGEST_KEY:
        raise ValueError(f"a key has at most {LONGEST_KEY} bytes")
    return {
        name: int.from_bytes(encoded[start : start + _BYTES].ljust(_BYTES, b"\0"), "big", signed=True)
        for name, start in zip(KEY_COLUMNS, range(0, LONGEST_KEY, _BYTES), strict=True)
    }


def _sortable(seconds: int, key: str) -> str:
    return f"{min(max(seconds, 0), 10**12 - 1):012d} {key}"
