"""What is measured of each candidate before anything is weighed, so that weights can be tried without asking again.

Questions go the site's own way; what matching is about to weigh is caught there.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from unittest.mock import patch

import numpy as np

from benchmarks.metrics import Figures, figures
from benchmarks.sets import Row
from search import fusion, registry, searching, statistics
from search.analysis import tokens
from search.documents import NEED, PUBLIC
from search.engines import engine
from search.language import language_of
from search.matching import likeness, parts, service
from search.matching.likeness import Measured
from search.meaning.vectors import nearness
from search.query import SearchRequest
from search.typing.restoring import is_unmarked, restored

SEARCH, MATCH = "search", "match"


@dataclass(frozen=True)
class Signals:
    """Of one question asked in one way, with one place for each candidate, in the order of their keys: `measured` by
    the texts, `concepts` the value of that part (None where the question names none), `documents` their ids. `words`
    is the question's length, `is_unmarked` whether it is Vietnamese that stayed without diacritics, `right` the grades
    of the right answers, found or not."""

    way: str
    words: int
    is_unmarked: bool
    measured: Measured
    concepts: np.ndarray | None
    documents: Sequence[str]
    right: Mapping[str, int]


def of_search(row: Row, ids: Mapping[str, str], right: Mapping[str, int]) -> Signals | None:
    """None for a question that is answered by words alone."""
    query = searching.asked_for(SearchRequest(text=row.whole))
    if query.near is None:
        return None
    hits = sorted(engine().find(query).hits[: searching.WINDOW], key=lambda hit: hit.key)
    near = nearness(np.array(query.near.vector, np.float32), [hit.key for hit in hits])
    language = language_of(row.whole)
    measured = Measured(
        found=np.array([hit.score for hit in hits]),
        cosine=np.zeros(len(hits)),
        near=near.likeness,
        shares=near.shares,
        comparable=np.array([not spoken or language in spoken for spoken in near.languages], dtype=bool),
    )
    unmarked, documents = is_unmarked(restored(row.whole)), [ids[hit.key] for hit in hits]
    return Signals(SEARCH, len(tokens(row.whole)), unmarked, measured, None, documents, right)


def of_match(row: Row, ids: Mapping[str, str], right: Mapping[str, int], side: str = NEED) -> Signals | None:
    """None for a question that nothing answers."""
    with _caught(service, "scored") as weighed, _caught(service, "likenesses") as measured:
        service.matches_for_text(side, row.title, row.text, 1, (PUBLIC,), "vi")
    if not measured:
        return None
    (source, candidates, _), (signals, *about) = weighed[0], measured[0]
    order = sorted(range(len(candidates)), key=lambda place: candidates[place].key)
    columns = {name: values[order] for name, values in vars(signals).items()}
    candidates = [candidates[place] for place in order]
    concepts = None
    if source.traits.concepts:
        knowledge = parts.Knowledge(registry.broader(), statistics.concept_rarity(source.traits.concepts))
        sides = [
            (source.traits, each.traits) if source.is_need else (each.traits, source.traits) for each in candidates
        ]
        concepts = np.array([parts.concepts(*both, knowledge).value for both in sides])
    return Signals(MATCH, *about, Measured(**columns), concepts, [ids[each.key] for each in candidates], right)


def result(signals: Signals) -> Figures:
    """With the weights as they stand in their modules now."""
    order = np.argsort(-_totals(signals), kind="stable")
    return figures([signals.documents[place] for place in order[:10]], signals.right)


def _totals(signals: Signals) -> np.ndarray:
    """What the order of the candidates rests on: all else is equal between texts alone."""
    measured = signals.measured
    if signals.way == SEARCH:
        weight = fusion.meaning_weight(signals.words, measured.shares, measured.comparable, signals.is_unmarked)
        return fusion.fused(measured.found, measured.near, weight)
    alike = likeness.likenesses(measured, signals.words, signals.is_unmarked)
    texts = np.array([each.words * (1 - each.weight) + each.meaning * each.weight for each in alike])
    if signals.concepts is None:
        return parts.TEXT * texts
    return parts.TEXT * texts + parts.WEIGHTS[parts.CONCEPTS] * signals.concepts


@contextmanager
def _caught(module, name: str) -> Iterator[list[tuple]]:
    """The arguments of each call of a module's function, which does its work as always."""
    calls: list[tuple] = []
    original = getattr(module, name)

    def catching(*args):
        calls.append(args)
        return original(*args)

    with patch.object(module, name, catching):
        yield calls
