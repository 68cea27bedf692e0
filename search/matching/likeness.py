"""How alike the texts of all candidates are to what is asked: words and meaning, each in its place among the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

import numpy as np

from search.fusion import LONG, SHORT, meaning_weight, relative, spread

# Two texts of a hundred terms that are clearly about the same thing have a cosine near this.
CLEAR_COSINE = 0.12
UNSURE = 0.5  # how sure likeness of meaning alone makes: vectors are never far apart, be the texts ever so different
# How much the cosine of all weighty terms counts beside the engine's score of the weightiest: measured to order long
# texts best alone, and short ones best at half.
COSINE_OF_SHORT, COSINE_OF_LONG = 0.5, 4.0


@dataclass(frozen=True)
class Likeness:
    """Of one candidate: both 0 to 1; `weight` is what meaning counts of the two. Texts without a language in common are
    not `comparable` by words."""

    words: float
    meaning: float
    weight: float
    comparable: bool = True


@dataclass(frozen=True)
class Measured:
    """Arrays with one place for each candidate: the engine's score of its words, the cosine of the weighty terms, the
    likeness of the vectors (NaN without one), which share of the text its vector is made of, and whether it has a text
    in the language of what is asked."""

    found: np.ndarray
    cosine: np.ndarray
    near: np.ndarray
    shares: np.ndarray
    comparable: np.ndarray


def likenesses(measured: Measured, words: int, is_unmarked: bool = False) -> Sequence[Likeness]:
    """In the candidates' order; `words` is the length of what is asked, `is_unmarked` whether it is Vietnamese without
    diacritics.

    What is best by a measure gets as much of it as the best is sure: 1 − e^(−cosine / CLEAR_COSINE) of the greatest
    cosine. So a score keeps its meaning where nothing fits, and the order is that of the measures.
    """
    sure = 1 - exp(-measured.cosine.max(initial=0.0) / CLEAR_COSINE)
    by_cosine = np.interp(words, (SHORT, LONG), (COSINE_OF_SHORT, COSINE_OF_LONG))
    by_words = (relative(measured.found) + by_cosine * relative(measured.cosine)) / (1 + by_cosine)
    weight = meaning_weight(words, measured.shares, measured.comparable, is_unmarked)
    by_meaning = spread(measured.near) * max(sure, UNSURE)
    # Words across languages are names: all that is left where the model hardly knows the text either.
    of_words = np.where(measured.comparable, sure, max(sure, UNSURE) if is_unmarked else 0.0)
    rows = zip(
        (by_words * of_words).tolist(), by_meaning.tolist(), weight.tolist(), measured.comparable.tolist(), strict=True
    )
    return [Likeness(*row) for row in rows]
