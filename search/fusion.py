"""How words and meaning become one order. Pure functions over arrays with one place for each record.

Fitted by `benchmarks/fit.py` on the development sets, where a part from 0.5 to 0.65 for meaning orders nearly alike;
reciprocal rank fusion was below this weighted sum there.
"""

import numpy as np

SHORT, LONG = 40, 200  # words of what is asked
# How much the likeness of vectors counts beside words. A long text says in words what it means, and its vector is made
# of its beginning only.
MEANING_OF_SHORT, MEANING_OF_LONG = 0.6, 0.5
MEANING_ACROSS = 0.92  # of texts in different languages: what words they share are names and numbers
# The same for Vietnamese that has no diacritics though they were looked for: the model hardly knows it.
MEANING_ACROSS_UNMARKED = 0.5


def fused(found: np.ndarray, likeness: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """0 to 1 for each: what the words found (any scale from 0) and the likeness of vectors (NaN where there is none),
    each relative to the others, the likeness by its `weight`."""
    return (1 - weight) * relative(found) + weight * spread(likeness)


def meaning_weight(words: int, shares: np.ndarray, comparable: np.ndarray, is_unmarked: bool = False) -> np.ndarray:
    """How much likeness counts for each: `words` of what is asked, whether that is Vietnamese without diacritics, which
    share of its text each vector is made of (0 where there is no vector), and whether it has a text in the language of
    what is asked."""
    by_length = np.interp(words, (SHORT, LONG), (MEANING_OF_SHORT, MEANING_OF_LONG))
    across = MEANING_ACROSS_UNMARKED if is_unmarked else MEANING_ACROSS
    weight = np.where(comparable, by_length * np.sqrt(shares), across)
    return np.where(shares > 0, weight, 0.0)


def relative(values: np.ndarray) -> np.ndarray:
    """As parts of the greatest; zeros where none is above zero."""
    top = values.max(initial=0.0)
    return values / top if top > 0 else np.zeros_like(values, dtype=float)


def spread(values: np.ndarray) -> np.ndarray:
    """From 0 for the least to 1 for the greatest. What is unknown (NaN) is taken for middling, so that a record gains
    nothing and loses nothing while its vector is being made."""
    known = values[~np.isnan(values)]
    if not known.size:
        return np.zeros_like(values)
    low, high = known.min(), known.max()
    filled = np.where(np.isnan(values), known.mean(), values)
    return (filled - low) / (high - low) if high > low else np.ones_like(filled)
