"""Small records for the engines' tests."""

from collections.abc import Sequence
from dataclasses import replace

from search.documents import SearchDocument, Text, Traits
from search.engine import Change, Found, SearchEngine, Space
from search.index import index_fields
from search.query import Query, SearchRequest, search_query

NOW = 1_750_000_000
DAY = 86_400
SPACE = Space("compass", 2)  # of the contract's engines


def record(key: str, title: str = "", body: str = "", *, english: Text | None = None, **options) -> SearchDocument:
    """`options` are a document's fields, or else its traits'."""
    own = {name: options.pop(name) for name in tuple(options) if name in SearchDocument.__dataclass_fields__}
    texts = {"vi": Text(title=title, body=body)} if title or body else {}
    if english:
        texts["en"] = english
    kind = own.pop("kind", "research")
    return replace(SearchDocument(key, kind, texts, traits=Traits(**options)), **own)


def upsert(document: SearchDocument, version: int = 1, vector: Sequence[float] | None = None) -> Change:
    return Change(document.key, version, index_fields(document, vector))


def delete(key: str, version: int) -> Change:
    return Change(key, version, None)


def fill(engine: SearchEngine, *documents: SearchDocument) -> None:
    engine.write([upsert(document) for document in documents])


def ask(text: str = "", **options) -> Query:
    return search_query(SearchRequest(text, **options), NOW)


def search(engine: SearchEngine, text: str = "", **options) -> Found:
    return engine.find(ask(text, **options))


def keys(found: Found) -> list[str]:
    return [hit.key for hit in found.hits]
