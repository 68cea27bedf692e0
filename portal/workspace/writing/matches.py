"""What fits a draft as it stands in the form. Nothing of it is kept or counted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import get_language

from listings.models import Listing
from portal.cards import Card, card
from portal.match.described import LONGEST_TEXT
from portal.search.service import audiences
from search.analysis import tokens
from search.documents import ANSWERS, LANGUAGES, NEED, SIDES
from search.matching.service import MatchesUnavailable, matches_of
from search.matching.source import Source, of_text

MOST = 5
LEAST_WORDS = 3  # fewer say nothing that could be matched


@dataclass(frozen=True)
class Beside:
    """`is_down`: the engine did not answer. `too_short`: there is nothing yet to be matched."""

    cards: Sequence[Card] = ()
    is_down: bool = False
    too_short: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.cards or self.is_down or self.too_short)


def source_of(draft: Listing) -> Source | None:
    """The draft as matching sees a described text, with its fields, techniques and readiness; None where too short."""
    title = " ".join(filter(None, (getattr(draft, f"title_{code}") for code in LANGUAGES)))
    columns = ("summary", "body", *draft.long_texts)
    texts = [getattr(draft, f"{column}_{code}") for code in LANGUAGES for column in columns]
    text = "\n".join(filter(None, texts))[:LONGEST_TEXT]
    if len(tokens(f"{title} {text}")) < LEAST_WORDS:
        return None
    found = of_text(SIDES[draft.kind], title, text)
    readiness = draft.trl_min if SIDES[draft.kind] == NEED else getattr(draft, "trl", None)
    traits = replace(
        found.traits,
        fields=tuple(term.slug for term in draft.fields.all()),
        techniques=tuple(term.slug for term in draft.techniques.all()),
        trl=readiness,
    )
    return replace(found, traits=traits, kinds=ANSWERS[draft.kind])


def matches_beside(draft: Listing, user) -> Beside:
    """The best matches that this person may see."""
    source, language = source_of(draft), get_language()
    if source is None:
        return Beside(too_short=True)
    try:
        found = matches_of(source, MOST, audiences(user), language)
    except MatchesUnavailable:
        return Beside(is_down=True)
    return Beside([card(match.entry, language, score=match.score, reasons=match.reasons) for match in found])
