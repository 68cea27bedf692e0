"""Matches of a listing, or of a text that is not stored: candidates from the engine, then the score, then reasons."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from search import registry, statistics
from search.documents import Traits
from search.engine import EngineUnavailable
from search.engines import engine
from search.matching.candidates import by_words, candidate_query
from search.matching.criteria import Criterion
from search.matching.likeness import Measured, likenesses
from search.matching.packing import cosines, shared
from search.matching.parts import WORDS, Knowledge, Part, Score, score
from search.matching.reasons import Reason, Wording, reasons
from search.matching.source import Source, of_listing, of_text
from search.meaning.vectors import nearness
from search.models import read_texts, read_traits
from search.reading import Shown, for_cards, for_comparing, visible_entry

MOST_MATCHES = 50
LEAST_SCORE = 8  # below this nothing but chance words is in common
EVIDENCE = 24  # terms kept to explain a score; many are no words that people would know


class MatchesUnavailable(Exception):
    """The engine did not answer."""


@dataclass(frozen=True)
class Match:
    """A listing that fits. `score` is 0–100, `exact_score` the same before rounding; `parts` are what it is made of."""

    entry: Shown
    score: int
    exact_score: float
    reasons: tuple[Reason, ...]
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Candidate:
    key: str
    score: float
    weights: bytes
    traits: Traits


def matches_for(
    key: str, limit: int, audiences: Sequence[str], language: str, criteria: Sequence[Criterion] = ()
) -> list[Match]:
    """What answers a stored listing, best first. Raises Entry.DoesNotExist for what this reader may not see."""
    entry = visible_entry(key, audiences)
    return matches_of(of_listing(entry, criteria), limit, audiences, language, criteria)


def matches_for_text(
    side: str,
    title: str,
    text: str,
    limit: int,
    audiences: Sequence[str],
    language: str,
    criteria: Sequence[Criterion] = (),
) -> list[Match]:
    """What answers a described need, or needs a described offer. Nothing of the text is kept."""
    return matches_of(of_text(side, title, text, criteria), limit, audiences, language, criteria)


def matches_of(
    source: Source, limit: int, audiences: Sequence[str], language: str, criteria: Sequence[Criterion] = ()
) -> list[Match]:
    """What answers the source, best first. Raises MatchesUnavailable."""
    now = int(time.time())
    query = candidate_query(source, audiences, now, criteria)
    if not source.kinds or not (query.scoring or query.fixed or query.near or query.all_of):
        return []
    try:
        found = engine().find(query)
    except EngineUnavailable as error:
        raise MatchesUnavailable from error
    candidates = candidates_among({hit.key: hit.score for hit in found.hits}, audiences, now)
    scores = scored(source, candidates, now)
    best = sorted(scores, key=lambda key: (-scores[key].total, key))[: min(limit, MOST_MATCHES)]
    best = [key for key in best if scores[key].total >= LEAST_SCORE]
    packed = {candidate.key: candidate.weights for candidate in candidates}
    return [
        _match(entry, _explained(scores[entry.key], source, packed[entry.key]), source.wording, language)
        for entry in for_cards(best, audiences, now)
    ]


def candidates_among(scores: Mapping[str, float], audiences: Sequence[str], now: int) -> list[Candidate]:
    """What is compared of those keys that this reader may see, with the engine's score of each."""
    return [
        Candidate(key, scores[key], weights, read_traits(traits))
        for key, weights, traits in for_comparing(scores, audiences, now)
    ]


def scored(source: Source, candidates: Sequence[Candidate], now: int) -> dict[str, Score]:
    """The second stage: the score of each candidate by key. At most two queries."""
    if not candidates:
        return {}
    cosine, comparable = cosines(source.weights, [each.weights for each in candidates])
    near = nearness(source.vector, [each.key for each in candidates])
    measured = Measured(
        found=np.array(by_words(source.traits, ((each.score, each.traits) for each in candidates))),
        cosine=cosine,
        near=near.likeness,
        shares=near.shares,
        comparable=comparable,
    )
    knowledge = Knowledge(registry.broader(), statistics.concept_rarity(source.traits.concepts))
    scores = {}
    for candidate, likeness in zip(candidates, likenesses(measured, source.words, source.is_unmarked), strict=True):
        sides = (source.traits, candidate.traits) if source.is_need else (candidate.traits, source.traits)
        scores[candidate.key] = score(*sides, likeness, knowledge, now)
    return scores


def _explained(result: Score, source: Source, packed: bytes) -> Score:
    """With the common terms as the evidence of words: found for what is shown only."""
    return result.resting_on(WORDS, shared(source.weights, packed, EVIDENCE))


def _match(entry: Shown, result: Score, wording: Wording, language: str) -> Match:
    said = tuple(reasons(result, wording, language, read_texts(entry.texts)))
    return Match(entry, round(result.total), result.total, said, result.parts)
