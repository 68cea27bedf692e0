"""A reader's search: one engine request, words and meaning in one order."""

import time
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from search import registry, statistics
from search.analysis import tokens
from search.engine import Found, Hit
from search.engines import engine
from search.fusion import fused, meaning_weight
from search.language import language_of
from search.meaning.site import embedder, query_vector
from search.meaning.vectors import nearness
from search.query import LONGEST_TEXT, RELEVANCE, Near, Query, SearchRequest, asked_terms, search_query
from search.typing.restoring import is_unmarked, restored

# Records that are brought into one order by words and meaning; those after them stay in the order of their words.
WINDOW = 120
NEAREST = 20  # of the window; found though they have none of the words
FEW_WORDS = 4  # up to so many the rarity of each is in the engine's own score, and enough
# A vector lies near others whatever it is made of. Fewer words than this that no text of their language here has mean
# nothing here.
A_SENTENCE = 3


def found_for(request: SearchRequest, now: int | None = None) -> Found:
    """One page of results, by one engine request and at most two database queries, none without an embedder for few
    words. Raises EngineUnavailable."""
    query = asked_for(request, now)
    found = engine().find(query)
    if query.near is None:
        return found
    first = max(0, request.page - 1) * request.page_size
    hits = [*_fused(found.hits[:WINDOW], query.near, request.text), *found.hits[WINDOW:]]
    return replace(
        found,
        hits=tuple(hits[first : first + request.page_size]),
        only_near=bool(found.hits) and not any(hit.score for hit in found.hits),
    )


def asked_for(request: SearchRequest, now: int | None = None) -> Query:
    """What the engine is asked. With an embedder for the whole window, and for everything before the page where that
    lies behind it: pages then neither overlap nor leave anything out."""
    now = now or int(time.time())
    paraphrases = registry.paraphrases(request.text[:LONGEST_TEXT])
    language, terms = asked_terms(request.text)
    words = sum("_" not in term for term in terms)
    if not words or request.sort != RELEVANCE or not request.page_size or (words <= FEW_WORDS and not embedder()):
        return search_query(request, now, paraphrases=paraphrases)
    counted, total = statistics.frequencies(language, dict.fromkeys(terms))
    rarity = statistics.rarity(terms, counted, total) if words > FEW_WORDS else {}
    means_something = counted or not total or len(tokens(request.text)) >= A_SENTENCE
    vector = query_vector(restored(request.text)) if means_something else None
    if vector is None:
        return search_query(request, now, rarity=rarity, paraphrases=paraphrases)
    near = Near(tuple(vector.tolist()), NEAREST)
    query = search_query(request, now, rarity=rarity, near=near, paraphrases=paraphrases)
    return replace(query, offset=0, limit=max(WINDOW, query.offset + query.limit))


def _fused(hits: Sequence[Hit], asked: Near, text: str) -> list[Hit]:
    """Best first, with scores from 0 to 1; equal ones by key."""
    near = nearness(np.array(asked.vector, np.float32), [hit.key for hit in hits])
    language = language_of(text)
    comparable = np.array([not spoken or language in spoken for spoken in near.languages], dtype=bool)
    unmarked = not comparable.all() and is_unmarked(restored(text))  # which only weighs across languages
    weight = meaning_weight(len(tokens(text)), near.shares, comparable, unmarked)
    scores = fused(np.array([hit.score for hit in hits]), near.likeness, weight)
    ranked = (Hit(hit.key, score) for hit, score in zip(hits, scores.tolist(), strict=True))
    return sorted(ranked, key=lambda hit: (-hit.score, hit.key))
