"""Matches of a described text. Nothing of it is kept: what had no good answer is counted by its topics alone."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.match.chips import Chip, all_of, changes
from portal.match.misfit import note
from portal.match.page import chips_context, matched, results_context
from portal.match.parameters import address
from portal.search.service import audiences
from portal.silence import note_weak_match
from search.documents import NEED, OFFER
from search.matching.source import Source, as_wanted

LEAST_WORDS = 3  # fewer say nothing that could be matched
LONGEST_TEXT = 20_000  # characters


def refusal(text: str) -> str:
    """What is wrong with a text, or nothing."""
    return _("Please shorten the text to 20,000 characters.") if len(text) > LONGEST_TEXT else ""


def context(request, source: Source, text: str, chips: Sequence[Chip], language: str) -> dict:
    """Everything of the page but the form; `text` is empty for criteria alone."""
    side = NEED if source.is_need else OFFER
    result = matched(as_wanted(source, changes(chips)), chips, audiences(request.user), language)
    if text and result.found is not None and not result.criteria:
        note_weak_match(request=request, side=side, text=text, best_score=result.best_score, language=language)
    noted = note(request, source="")
    link = shared_address(side, chips)
    act = reverse("match") if text else link
    found = chips_context(chips) | results_context(result, language, act=act, thanked=noted.thanked)
    found["link"] = link
    return found | ({"problem": noted.problem, "status": noted.status} if noted.problem else {})


def shared_address(side: str, chips: Sequence[Chip]) -> str:
    """The address of what is looked for, without the text."""
    query = address(all_of(chips))
    sides = urlencode({"side": side}) if side != NEED else ""
    return reverse("match") + "&".join(filter(None, (query, sides))) if query else reverse("match")
