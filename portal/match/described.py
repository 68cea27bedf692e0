"""Matches of a described text. Nothing of it is kept: what had no good answer is counted by its topics alone."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.match.chips import Chip, all_of, changes, own_chips
from portal.match.misfit import note
from portal.match.page import chips_context, matched, results_context
from portal.match.parameters import address
from portal.search.service import audiences
from portal.silence import note_weak_match
from search.documents import NEED
from search.matching.source import of_text

LEAST_WORDS = 3  # fewer say nothing that could be matched
LONGEST_TEXT = 20_000  # characters


def refusal(text: str) -> str:
    """What is wrong with a text, or nothing."""
    return _("Please shorten the text to 20,000 characters.") if len(text) > LONGEST_TEXT else ""


def chips(side: str, text: str, language: str) -> list[Chip]:
    source = of_text(side, "", text)
    return own_chips(source.traits, source.wording, source.weights, language)


def context(request, side: str, text: str, chips: Sequence[Chip], language: str) -> dict:
    """Everything of the page but the form; `text` is empty for criteria alone."""
    result = matched(of_text(side, "", text, changes(chips)), chips, audiences(request.user), language)
    if text and result.found is not None and not result.criteria:
        note_weak_match(request=request, side=side, text=text, best_score=result.best_score, language=language)
    noted = note(request, source="")
    found = chips_context(chips) | results_context(result, language, thanked=noted.thanked)
    found["link"] = shared_address(side, chips)
    return found | ({"problem": noted.problem, "status": noted.status} if noted.problem else {})


def shared_address(side: str, chips: Sequence[Chip]) -> str:
    """The address of what is looked for, without the text."""
    query = address(all_of(chips))
    sides = urlencode({"side": side}) if side != NEED else ""
    return reverse("match") + "&".join(filter(None, (query, sides))) if query else reverse("match")
