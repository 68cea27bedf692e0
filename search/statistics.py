"""How common terms are: one table for both engines, remade at a rebuild or when the corpus has grown much."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log

from django.db import transaction

from search.documents import LANGUAGES, Text
from search.matching.weights import idf, term_counts
from search.models import Entry, TermFrequency
from search.prepared import Prepared
from search.typing.learning import learn_writing

CONCEPTS = "*"  # the language under which concepts are counted
TOTAL = "#"  # the row that holds the number of documents; no token looks like it
GROWTH = 1.25  # remade when there are a quarter more documents than were counted
LEAST, LEAST_PAIR = 1, 2  # most pairs stand in one document only, and would make the table many times as long
BATCH = 5_000
_COUNTED = Prepared(
    lambda language, terms: TermFrequency.objects.filter(language=language, term__among=terms).values_list(
        "term", "documents"
    )
)


def totals() -> dict[str, int]:
    """Documents counted, by language."""
    rows = TermFrequency.objects.filter(term=TOTAL).values_list("language", "documents")
    return dict.fromkeys(LANGUAGES, 0) | dict(rows)


def frequencies(language: str, terms: Iterable[str]) -> tuple[dict[str, int], int]:
    """Document frequencies of some terms, and how many documents there are; one query."""
    found = dict(_COUNTED.rows(language=language, terms=[TOTAL, *terms]))
    return found, found.pop(TOTAL, 0)


def all_frequencies() -> dict[str, tuple[dict[str, int], int]]:
    """Everything, by language: for the worker, which weighs thousands of texts."""
    found: dict[str, dict[str, int]] = {language: {} for language in LANGUAGES}
    rows = TermFrequency.objects.filter(language__in=LANGUAGES).values_list("language", "term", "documents")
    for language, term, documents in rows.iterator():
        found[language][term] = documents
    return {language: (terms, terms.pop(TOTAL, 0)) for language, terms in found.items()}


def rarity(terms: Iterable[str], found: Mapping[str, int], total: int) -> dict[str, float]:
    """How rare terms are beside each other: idf = ln(1 + N / (1 + df)), where 1 is the mean of the single words."""
    rare = {term: idf(found.get(term, 0), total) for term in terms}
    words = [value for term, value in rare.items() if "_" not in term]
    mean = sum(words) / len(words) if words else 0
    return {term: value / mean for term, value in rare.items()} if mean else {}


def concept_rarity(concepts: Sequence[str]) -> dict[str, float]:
    """From 1 for a concept of one document to near 0 for one of all; one query, none without concepts."""
    if not concepts:
        return {}
    found, total = frequencies(CONCEPTS, concepts)
    highest = log(2 + total)
    return {concept: log((2 + total) / (1 + found.get(concept, 0))) / highest for concept in concepts}


def is_outgrown() -> bool:
    """Whether so many documents have come that the counts no longer describe them."""
    counted = max(totals().values())
    return Entry.objects.filter(is_deleted=False).count() > counted * GROWTH


def remake(progress: Callable[[int], None] = lambda done: None) -> None:
    """Counts the terms of every visible entry and replaces the table. Memory grows with the vocabulary."""
    counts = {language: Counter() for language in (*LANGUAGES, CONCEPTS)}
    documents = dict.fromkeys(counts, 0)
    entries = Entry.objects.filter(is_deleted=False).only("texts", "traits")
    for done, entry in enumerate(entries.iterator(chunk_size=500), 1):
        for language, parts in entry.texts.items():
            text = Text(**parts)
            counts[language].update(term_counts(text, language).keys())
            documents[language] += 1
        counts[CONCEPTS].update(entry.traits.get("concepts", ()))
        documents[CONCEPTS] += 1
        progress(done)
    with transaction.atomic():
        TermFrequency.objects.all().delete()
        TermFrequency.objects.bulk_create(_rows(counts, documents), batch_size=BATCH)
    learn_writing()


def _rows(counts: Mapping[str, Counter], documents: Mapping[str, int]) -> Iterable[TermFrequency]:
    for language in counts:
        yield TermFrequency(language=language, term=TOTAL, documents=documents[language])
        for term, count in counts[language].items():
            if count >= (LEAST_PAIR if "_" in term else LEAST):
                yield TermFrequency(language=language, term=term, documents=count)
