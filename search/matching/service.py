"""Matches of a listing, or of a text that is not stored: candidates from the engine, then the score, then reasons."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from search import registry, statistics
from search.documents import ANSWERS, NEED, OFFER, SIDES, Text, Traits
from search.engine import EngineUnavailable
from search.engines import engine
from search.language import language_of
from search.matching.candidates import candidate_query
from search.matching.parts import Knowledge, Profile, Score, score
from search.matching.reasons import Reason, Wording, reasons
from search.matching.weights import leads, term_counts, weigh
from search.models import Entry, read_traits

MOST_MATCHES = 50
LEAST_SCORE = 8  # below this nothing but chance words is in common
SIDE_KINDS = {
    NEED: tuple(kind for kind, side in SIDES.items() if side == OFFER),
    OFFER: tuple(kind for kind, side in SIDES.items() if side == NEED),
}


class MatchesUnavailable(Exception):
    """The engine did not answer."""


@dataclass(frozen=True)
class Match:
    """A listing that fits. `score` is 0–100, `exact_score` the same before rounding."""

    entry: Entry
    score: int
    exact_score: float
    reasons: tuple[Reason, ...]


def matches_for(key: str, limit: int, audiences: Sequence[str], language: str) -> list[Match]:
    """What answers a stored listing, best first. Raises Entry.DoesNotExist for what this reader may not see."""
    entry = Entry.objects.visible(audiences).get(key=key)
    document = entry.document()
    weights = entry.weights or _weigh(document.texts)
    return _matches(
        weights=weights,
        leading=_leading(weights),
        texts=document.texts,
        traits=document.traits,
        kinds=ANSWERS.get(entry.kind, ()),
        is_need=document.side == NEED,
        limit=limit,
        audiences=audiences,
        language=language,
        excluded=(key,),
    )


def matches_for_text(
    side: str, title: str, text: str, limit: int, audiences: Sequence[str], language: str
) -> list[Match]:
    """What answers a described need, or needs a described offer. Nothing of the text is kept."""
    texts = {language_of(f"{title}\n{text}"): Text(title=title, body=text)}
    traits = Traits(concepts=tuple(registry.concepts_in(f"{title}\n{text}")))
    weights = _weigh(texts)
    return _matches(
        weights=weights,
        leading=weights,
        texts=texts,
        traits=traits,
        kinds=SIDE_KINDS[side],
        is_need=side == NEED,
        limit=limit,
        audiences=audiences,
        language=language,
    )


def _matches(
    *, weights, leading, texts, traits: Traits, kinds, is_need: bool, limit: int, audiences, language: str, excluded=()
) -> list[Match]:
    if not kinds or not any(weights.values()):
        return []
    now = int(time.time())
    query = candidate_query(
        weights=leading, traits=traits, kinds=kinds, audiences=audiences, now=now, excluded=excluded
    )
    try:
        found = engine().find(query)
    except EngineUnavailable as error:
        raise MatchesUnavailable from error
    source = Profile(weights, traits)
    knowledge = _knowledge(traits.concepts)
    scores = {}
    # The texts of two hundred candidates are not needed to compare them, only what was weighed of them.
    candidates = Entry.objects.visible(audiences, now).filter(key__in=[hit.key for hit in found.hits])
    for key, their_weights, their_traits in candidates.values_list("key", "weights", "traits"):
        other = Profile(their_weights, read_traits(their_traits))
        need, offer = (source, other) if is_need else (other, source)
        scores[key] = score(need, offer, knowledge, now)
    best = sorted(scores, key=lambda key: (-scores[key].total, key))[: min(limit, MOST_MATCHES)]
    best = [key for key in best if scores[key].total >= LEAST_SCORE]
    entries = {entry.key: entry for entry in Entry.objects.filter(key__in=best).defer("weights", "folded")}
    wording = Wording(texts)
    return [_match(entries[key], scores[key], wording, language) for key in best if key in entries]


def _match(entry: Entry, result: Score, wording: Wording, language: str) -> Match:
    return Match(entry, round(result.total), result.total, tuple(reasons(result, wording, language)))


def _weigh(texts: Mapping[str, Text]) -> dict[str, dict[str, float]]:
    weights = {}
    for language, text in texts.items():
        counts = term_counts(text, language)
        weights[language] = weigh(counts, *statistics.frequencies(language, counts))
    return weights


def _leading(weights: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """A stored listing's terms without those that stand in it alone: they would only crowd out of the engine's query
    what leads to others."""
    kept = {}
    for language, terms in weights.items():
        found, _ = statistics.frequencies(language, terms)
        kept[language] = {term: weight for term, weight in terms.items() if leads(term, found, True)} or dict(terms)
    return kept


def _knowledge(concepts: Sequence[str]) -> Knowledge:
    return Knowledge(broader=registry.broader(), rarity=statistics.concept_rarity(concepts))
