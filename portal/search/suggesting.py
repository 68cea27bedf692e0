"""Suggestions while typing, also for what is typed without diacritics, in Telex or VNI keys, or abbreviated."""

from collections.abc import Iterator, Sequence
from itertools import islice

from portal.search.service import MOST_SUGGESTIONS, Suggestion, suggest
from search.analysis import folded, tokens
from search.typing.correcting import corrected
from search.typing.slips import completed
from taxonomy.expanding import expansions

MOST_READINGS = 3  # of what was typed, each an engine request, and none when the first finds something


def suggest_meant(
    typed: str, audiences: Sequence[str], language: str, limit: int = MOST_SUGGESTIONS
) -> list[Suggestion]:
    """Titles that go on from what was typed; where there are none, from the first other reading that has some."""
    found = suggest(typed, audiences, language, limit)
    if found:
        return found
    for reading in islice(_readings(typed), MOST_READINGS):
        if found := suggest(reading, audiences, language, limit):
            return found
    return []


def _readings(typed: str) -> Iterator[str]:
    words = tokens(typed)
    keyed = completed(typed)
    if keyed != " ".join(words):
        yield keyed
    plain = f" {' '.join(folded(words))} "
    for each in expansions(typed):
        name = f" {' '.join(folded(tokens(each.typed)))} "
        yield plain.replace(name, f" {each.phrase} ", 1).strip()
    if other := corrected(typed):
        yield other
