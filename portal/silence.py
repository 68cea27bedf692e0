"""What the search and match pages tell `feedback` when they have no good answer: concepts and filters, never words."""

from collections.abc import Mapping, Sequence

from feedback.services import GOOD_SCORE, note_unanswered
from feedback.visitors import visitor_of
from search.documents import KINDS, NEED, OFFER, SIDES
from search.registry import concepts_in

COUNTED_FILTERS = frozenset(("kind", "field", "concept"))  # an answer hidden by another filter is still an answer


def note_empty_search(
    *, request, text: str, filters: Mapping[str, Sequence[str]], language: str, kinds: Sequence[str] = ()
) -> None:
    """A search that found nothing on its first page. Call it only when the engine did answer.

    `filters` are those of the address; `kinds` those that the page itself is about, where it is. A search without
    any words and concepts asked for nothing.
    """
    chosen = {name: values for name, values in filters.items() if values}
    if not (text or chosen.get("concept")) or not COUNTED_FILTERS.issuperset(chosen):
        return
    wanted = [*chosen.get("kind", ()), *([] if chosen.get("kind") else kinds)]
    note_unanswered(
        concepts=[*chosen.get("concept", ()), *concepts_in(text)],
        kind=_one_kind(wanted),
        language=language,
        visitor=visitor_of(request),
        fields=chosen.get("field", ()),
    )


def note_weak_match(*, request, side: str, text: str, best_score: float | None, language: str) -> None:
    """A described need or offer whose best match (0–100, None for no match) is no good answer.

    Call it for every answer of the engine: whether it is good is judged here. `side` is what was described.
    """
    if best_score is not None and best_score >= GOOD_SCORE:
        return
    note_unanswered(
        concepts=concepts_in(text),
        kind=OFFER if side == NEED else NEED,
        language=language,
        visitor=visitor_of(request),
    )


def _one_kind(kinds: Sequence[str]) -> str:
    """The kind that was looked for; the side, where all kinds are of one; else nothing."""
    known = [kind for kind in kinds if kind in KINDS]
    if len(known) == 1:
        return known[0]
    sides = {SIDES[kind] for kind in known}
    return sides.pop() if len(sides) == 1 and sides <= {OFFER, NEED} else ""
