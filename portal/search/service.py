"""Search, matches and suggestions as the site's pages and its API show them: ask, fetch the entries, make cards."""

import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import override

from organisations.services import is_verified_member
from portal.cards import Card, card, cards
from search.documents import MEMBERS, PUBLIC, WITHHELD
from search.engine import EngineUnavailable
from search.engines import engine
from search.fallback import search_entries
from search.matching.service import Match, MatchesUnavailable, matches_for
from search.models import Entry
from search.query import SearchRequest, search_query, suggest_query
from search.reading import for_cards
from search.searching import found_for

log = logging.getLogger(__name__)
MOST_SUGGESTIONS = 8


@dataclass(frozen=True)
class SearchPage:
    """One page of results. `degraded`: the engine is down, and the database answered without facets and ranking.
    `only_near`: nothing has the words, and these are nearest in meaning."""

    count: int
    cards: Sequence[Card]
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    degraded: bool = False
    only_near: bool = False

    @property
    def has_words(self) -> bool:
        return bool(self.count) and not self.only_near


@dataclass(frozen=True)
class Suggestion:
    text: str
    key: str
    kind: str
    url: str


def audiences(user) -> tuple[str, ...]:
    """What this person may find."""
    return (PUBLIC, WITHHELD, MEMBERS) if is_verified_member(user) else (PUBLIC, WITHHELD)


def search(request: SearchRequest, language: str) -> SearchPage:
    """One engine request and at most three database queries; when the engine is down, the database alone."""
    now = int(time.time())
    try:
        found = found_for(request, now)
    except EngineUnavailable as error:
        log.warning("search engine unavailable: %s", error)
        entries, count = search_entries(request, search_query(request, now))
        return SearchPage(count, cards(entries, language, request.text), degraded=True)
    entries = for_cards([hit.key for hit in found.hits], request.audiences, now)
    scores = {hit.key: hit.score for hit in found.hits}
    return SearchPage(
        found.count, cards(entries, language, request.text, scores), found.facets, only_near=found.only_near
    )


def nearest(text: str, audiences: Sequence[str], language: str, limit: int) -> Sequence[Card]:
    """What has any of the words, for a search that found nothing with enough of them."""
    request = SearchRequest(text, page_size=limit, audiences=tuple(audiences))
    query = replace(search_query(request, int(time.time())), minimum=1, facets=(), is_counted=False)
    try:
        found = engine().find(query)
    except EngineUnavailable:
        return []
    return cards(for_cards([hit.key for hit in found.hits], audiences, query.now), language, text)


def match_cards(key: str, limit: int, user, language: str) -> list[Card] | None:
    """Cards of what answers a stored listing; None when the engine is down."""
    try:
        return _match_cards(matches_for(key, limit, audiences(user), language), language)
    except Entry.DoesNotExist:
        return []
    except MatchesUnavailable:
        return None


def suggest(typed: str, audiences: Sequence[str], language: str, limit: int = MOST_SUGGESTIONS) -> list[Suggestion]:
    """Titles that go on from what was typed; nothing while the engine is down."""
    query = suggest_query(typed, tuple(audiences), int(time.time()), limit)
    if query is None:
        return []
    try:
        found = engine().find(query)
    except EngineUnavailable:
        return []
    entries = for_cards([hit.key for hit in found.hits], audiences, query.now)
    return [Suggestion(each.plain_title, each.key, each.kind, each.url) for each in cards(entries, language)]


def _match_cards(matches: Sequence[Match], language: str) -> list[Card]:
    with override(language):
        return [
            card(match.entry, language, score=match.score, exact_score=match.exact_score, reasons=match.reasons)
            for match in matches
        ]
