"""Listings like a draft that are there already, so that nobody writes twice what exists."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import get_language

from listings.models import Listing
from portal.cards import card
from portal.search.service import audiences
from portal.workspace.writing.kinds import prefix_of
from portal.workspace.writing.matches import source_of
from search.analysis import fold, tokens
from search.documents import LANGUAGES
from search.engine import EngineUnavailable
from search.engines import engine
from search.matching.candidates import candidate_query
from search.matching.packing import cosines
from search.matching.service import candidates_among
from search.models import Entry

MOST = 3
# Cosine of the weighed words of two texts. Two solutions of one field have about .2 in common, a text and its own
# older version above .6.
LEAST_LIKENESS = 0.45


@dataclass(frozen=True)
class Similar:
    """`own`: it belongs to the same organisation; its drafts are found too."""

    title: str
    url: str
    own: bool = False
    lang: str = ""


def similar(draft: Listing, user) -> list[Similar]:
    """At most MOST of the same kind that this person may see, the organisation's own first."""
    own = _same_title(draft)
    keys = {f"{draft.key_prefix}:{row.pk}" for row in own}
    found = [Similar(row.title(get_language()), _own_address(row), own=True) for row in own]
    for entry in _nearest(draft, audiences(user)):
        if entry.key not in keys:
            shown = card(entry, get_language())
            found.append(Similar(shown.plain_title, shown.url, lang=shown.lang))
    return found[:MOST]


def _own_address(row: Listing) -> str:
    return reverse("workspace_listing", args=[prefix_of(row), row.pk])


def _same_title(draft: Listing) -> list[Listing]:
    """The organisation's own of the same kind whose title has the same words, drafts included."""
    titles = {_plain(getattr(draft, f"title_{code}")) for code in LANGUAGES} - {""}
    rows = type(draft).objects.filter(organisation=draft.organisation_id).exclude(pk=draft.pk).order_by("-pk")
    if draft.key_prefix == "need":
        rows = rows.filter(need_kind=draft.need_kind)
    rows = rows.only("pk", *(f"title_{code}" for code in LANGUAGES))[:2000]
    return [row for row in rows if titles & {_plain(getattr(row, f"title_{code}")) for code in LANGUAGES}][:MOST]


def _nearest(draft: Listing, seen: Sequence[str]) -> list[Entry]:
    source = source_of(draft)
    if source is None:
        return []
    source, now = replace(source, kinds=(draft.kind,), key=draft.key), int(time.time())
    try:
        hits = engine().find(candidate_query(source, seen, now)).hits
    except EngineUnavailable:
        return []
    candidates = candidates_among({hit.key: hit.score for hit in hits}, seen, now)
    if not candidates:
        return []
    likeness, _comparable = cosines(source.weights, [candidate.weights for candidate in candidates])
    near = sorted(zip(likeness.tolist(), (each.key for each in candidates), strict=True), reverse=True)
    best = [key for value, key in near if value >= LEAST_LIKENESS and key != draft.key][:MOST]
    entries = {entry.key: entry for entry in Entry.objects.filter(key__among=best).for_cards()}
    return [entries[key] for key in best if key in entries]


def _plain(title: str) -> str:
    return " ".join(tokens(fold(title)))
