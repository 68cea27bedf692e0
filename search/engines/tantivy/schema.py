"""The index's fields, how a change becomes a document, and the format that tells an older index from this one."""

import zlib

from tantivy import Document, Schema, SchemaBuilder

from search.engine import Change
from search.index import FAR, KEYWORD_FIELDS, RANKED_FIELDS, TIME_FIELDS, UNRANKED_FIELDS

KEY, VERSION, DELETED_AT = "key", "version", "deleted_at"
# The engine sorts by one field, so the sort's time and the key that breaks its ties are one text.
NEWEST_FIRST, DEADLINE_FIRST = "newest_first", "deadline_first"

_LAYOUT = 1  # to be raised when documents are made differently from the same fields
FORMAT = f"{zlib.crc32(repr((_LAYOUT, RANKED_FIELDS, UNRANKED_FIELDS, KEYWORD_FIELDS, TIME_FIELDS)).encode()):08x}"


def build_schema() -> Schema:
    """Texts keep no positions: pairs are tokens of their own. What filters, counts or sorts is a fast column."""
    builder = SchemaBuilder()
    builder.add_text_field(KEY, stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field(VERSION, fast=True)
    builder.add_integer_field(DELETED_AT, fast=True)
    for name in RANKED_FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    for name in UNRANKED_FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    for name in (*KEYWORD_FIELDS, NEWEST_FIRST, DEADLINE_FIRST):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in TIME_FIELDS:
        builder.add_integer_field(name, fast=True)
    return builder.build()


def document(change: Change, now: int, schema: Schema) -> Document:
    """A record, or the tombstone of one: without an audience nobody finds it, its version outlives it."""
    held = {KEY: change.key, VERSION: change.version}
    if change.fields is None:
        return Document.from_dict(held | {DELETED_AT: now}, schema)
    fields = dict(change.fields)
    sorts = {
        NEWEST_FIRST: _sortable(FAR - fields["published_at"], change.key),
        DEADLINE_FIRST: _sortable(fields["closes_at"], change.key),
    }
    return Document.from_dict(held | fields | sorts, schema)


def _sortable(seconds: int, key: str) -> str:
    return f"{min(max(seconds, 0), 10**12 - 1):012d} {key}"
