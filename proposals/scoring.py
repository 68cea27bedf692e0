"""Points of reviewers, brought together. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Summary:
    """`averages` by criterion's number, 0 to 5; `total` is their weighted mean, None while a criterion lacks points."""

    averages: Mapping[int, float]
    total: float | None
    reviewers: int = 0


def summary(scores: Iterable[tuple[int, int, int]], weights: Mapping[int, int]) -> Summary:
    """From (reviewer, criterion, points) of one proposal. The mean over reviewers first, then over criteria: one more
    reviewer of a single criterion does not shift its weight."""
    points, reviewers = defaultdict(list), set()
    for reviewer, criterion, given in scores:
        points[criterion].append(given)
        reviewers.add(reviewer)
    averages = {criterion: sum(given) / len(given) for criterion, given in points.items()}
    if not weights or set(weights) - set(averages):
        return Summary(averages, None, len(reviewers))
    whole = sum(weights.values())
    total = sum(averages[criterion] * weight for criterion, weight in weights.items()) / whole
    return Summary(averages, total, len(reviewers))
