"""The ways in which a task's questions are put to the site, and to what it is measured against."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.kept_embedder import KeptEmbedder
from benchmarks.metrics import DEPTH, Figures, figures, mean
from benchmarks.sets import Row, Task
from search.documents import NEED, PUBLIC
from search.engine import EngineUnavailable
from search.matching.service import MatchesUnavailable, matches_for_text
from search.query import SearchRequest
from search.searching import found_for

TRIES, PAUSE = 5, 2.0  # seconds: a small node on a busy machine sometimes takes longer than a reader would wait


@dataclass(frozen=True)
class Result:
    """Of one way: for each question the documents found, best first; and milliseconds per question, embedding apart."""

    found: Sequence[Sequence[str]]
    figures: Figures
    milliseconds: float


def search(ids: Mapping[str, str]) -> Callable[[Row], list[str]]:
    """What a reader finds who types the question."""

    def ask(row: Row) -> list[str]:
        return [ids[hit.key] for hit in found_for(SearchRequest(text=row.whole, page_size=DEPTH)).hits]

    return ask


def match(ids: Mapping[str, str], side: str = NEED) -> Callable[[Row], list[str]]:
    """What answers the question as a described need, or offer."""

    def ask(row: Row) -> list[str]:
        found = matches_for_text(side, row.title, row.text, DEPTH, (PUBLIC,), row.language or "vi")
        return [ids[each.entry.key] for each in found]

    return ask


def run(task: Task, ask: Callable[[Row], Sequence[str]], embedder: KeptEmbedder | None = None) -> Result:
    """All questions of a task, one after the other."""
    embedding = embedder.seconds if embedder else 0.0
    started = time.perf_counter()
    found = [_patiently(ask, row) for row in task.questions]
    seconds = time.perf_counter() - started - (embedder.seconds - embedding if embedder else 0.0)
    results = [figures(each, task.answers[row.id]) for each, row in zip(found, task.questions, strict=True)]
    return Result(found, mean(results), 1000 * seconds / max(1, len(found)))


def _patiently(ask: Callable[[Row], Sequence[str]], row: Row) -> Sequence[str]:
    for _ in range(TRIES - 1):
        try:
            return ask(row)
        except (EngineUnavailable, MatchesUnavailable):
            time.sleep(PAUSE)
    return ask(row)
