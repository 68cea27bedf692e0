"""How good an order is: figures of the first DEPTH that were found, from 0 to 1."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

DEPTH = 10


@dataclass(frozen=True)
class Figures:
    """Of one question, or the means of many: reciprocal rank of the first right one, share of the right ones that were
    found, and gain of grades at their places to the best that is possible (Järvelin and Kekäläinen 2002)."""

    mrr: float
    recall: float
    ndcg: float

    def __str__(self) -> str:
        return f"MRR@10 {self.mrr:.3f}  recall@10 {self.recall:.3f}  nDCG@10 {self.ndcg:.3f}"


def figures(found: Sequence[str], right: Mapping[str, int]) -> Figures:
    """`right` are grades above 0 by document, at least one."""
    grades = [right.get(each, 0) for each in found[:DEPTH]]
    first = next((place for place, grade in enumerate(grades, 1) if grade), 0)
    best = sorted(right.values(), reverse=True)[:DEPTH]
    return Figures(1 / first if first else 0.0, sum(map(bool, grades)) / len(best), _gain(grades) / _gain(best))


def mean(all_figures: Sequence[Figures]) -> Figures:
    count = len(all_figures) or 1
    return Figures(
        sum(each.mrr for each in all_figures) / count,
        sum(each.recall for each in all_figures) / count,
        sum(each.ndcg for each in all_figures) / count,
    )


def agreement(ones: Sequence[Sequence[str]], others: Sequence[Sequence[str]]) -> float:
    """Which share of their first DEPTH two engines have in common, in the mean of all questions; of those that the one
    with more found, where that are fewer."""
    shares = [
        len(set(one[:DEPTH]) & set(other[:DEPTH])) / most
        for one, other in zip(ones, others, strict=True)
        if (most := max(len(one[:DEPTH]), len(other[:DEPTH])))
    ]
    return sum(shares) / len(shares) if shares else 1.0


def _gain(grades: Iterable[int]) -> float:
    return sum(grade / log2(place + 1) for place, grade in enumerate(grades, 1))
