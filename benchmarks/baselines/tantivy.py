"""tantivy as it comes: its default tokenizer, an OR of a text's words, and its own more-like-this."""

from collections.abc import Sequence

from tantivy import Document, Filter, Index, Occur, Query, SchemaBuilder, TextAnalyzerBuilder, Tokenizer

from benchmarks.metrics import DEPTH
from benchmarks.sets import Row

MOST_TERMS = 25  # of more-like-this, as in Elasticsearch


class RawTantivy:
    """An index in memory of one field, title and text."""

    name = "tantivy"

    def __init__(self, corpus: Sequence[Row]):
        builder = SchemaBuilder()
        builder.add_text_field("whole", stored=False)
        builder.add_integer_field("row", fast=True)
        self._schema = builder.build()
        index = Index(self._schema)
        writer = index.writer(heap_size=64 * 1024 * 1024, num_threads=1)
        for number, row in enumerate(corpus):
            writer.add_document(Document(whole=row.whole, row=number))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()
        self._ids = [row.id for row in corpus]
        # What the tokenizer named "default" does, for the words of a question.
        self._analyzer = (
            TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.remove_long(40)).filter(Filter.lowercase()).build()
        )

    def match(self, text: str) -> list[str]:
        words = dict.fromkeys(self._analyzer.analyze(text))
        clauses = [(Occur.Should, Query.term_query(self._schema, "whole", word)) for word in words]
        return self._found(Query.boolean_query(clauses)) if clauses else []

    def more_like_this(self, text: str) -> list[str]:
        query = Query.more_like_this_document_fields_query(
            self._schema, {"whole": [text]}, min_doc_frequency=1, min_term_frequency=1, max_query_terms=MOST_TERMS
        )
        return self._found(query)

    def close(self) -> None:
        """Nothing stays."""

    def _found(self, query: Query) -> list[str]:
        addresses = [address for _, address in self._searcher.search(query, limit=DEPTH).hits]
        return [self._ids[row] for row in self._searcher.fast_field_values("row", addresses)]
