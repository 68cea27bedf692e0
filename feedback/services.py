"""The one way in for what visitors miss. Nothing here takes, keeps or logs a word that they typed."""

import logging
from collections.abc import Iterable, Sequence

from django.db import DatabaseError, transaction
from django.utils import timezone

from feedback.counter import counted
from feedback.models import NO_CONCEPT, Misfit, Unanswered
from feedback.months import this_month
from feedback.reasons import MisfitReason
from search import registry
from search.documents import KINDS, LANGUAGES, NEED, OFFER
from search.models import Entry

log = logging.getLogger(__name__)
GOOD_SCORE = 45  # of 100: a description whose best match is below has no good answer
MOST_CONCEPTS = 8  # of one text, the most frequent first
MOST_A_DAY = 5_000  # notes that the site takes on one day: a flood fills no disk
WANTED = frozenset((*KINDS, OFFER, NEED, ""))
_DAY = 24 * 60 * 60  # seconds


def note_unanswered(
    *, concepts: Iterable[str], kind: str, language: str, visitor: str, fields: Sequence[str] = ()
) -> int:
    """Counts a search or description without a good answer, and says how many rows that made.

    `concepts` are slugs as `search.registry.concepts_in` gives them, and `fields` the filters' slugs; what the
    scheme does not know is left out, since an address may hold anything. `kind` is what was looked for: a kind of
    listing, `offer`, `need` or empty. A visitor counts once a day for a concept; NOBODY does not count.
    """
    if not visitor or language not in LANGUAGES or not _has_room("unanswered"):
        return 0
    named = registry.known("concept", concepts)[:MOST_CONCEPTS] or [NO_CONCEPT]
    rest = {
        "day": timezone.localdate(),
        "visitor": visitor,
        "kind": kind if kind in WANTED else "",
        "language": language,
        "fields": sorted(registry.known("field", fields)),
    }
    rows = [Unanswered(concept=concept, **rest) for concept in named]
    before = Unanswered.objects.filter(day=rest["day"], visitor=visitor, concept__in=named).count()
    if before == len(rows):
        return 0
    return len(rows) - before if _written(lambda: Unanswered.objects.bulk_create(rows, ignore_conflicts=True)) else 0


def note_misfit(*, source: str, listing: str, reason: str, visitor: str) -> bool:
    """Counts that a proposed `listing` (its key) does not fit `source` (a key, or empty for a described text).

    One visitor counts once a month for a listing; the last reason stays. Raises ValueError for a reason that is none
    of `feedback.reasons.MISFIT_REASONS`. Says whether it was counted: not what is no entry of search's.
    """
    if reason not in MisfitReason.values:
        raise ValueError(f"not a reason: {reason!r}; known are {', '.join(MisfitReason.values)}")
    if not visitor or not _has_room("misfit") or not _are_entries({listing, source} - {""}):
        return False
    return _written(
        lambda: Misfit.objects.update_or_create(
            month=this_month(),
            visitor=visitor,
            listing=listing,
            defaults={"source": source, "reason": reason},
        )
    )


def _are_entries(keys: set[str]) -> bool:
    return Entry.objects.filter(key__in=keys, is_deleted=False).count() == len(keys)


def _has_room(name: str) -> bool:
    return counted(f"feedback:{name}:{timezone.localdate()}", 2 * _DAY) <= MOST_A_DAY


def _written(write) -> bool:
    """A count that cannot be written is not worth a page that fails."""
    try:
        with transaction.atomic():
            write()
    except DatabaseError as error:
        log.warning("feedback was not counted: %s", type(error).__name__)
        return False
    return True
