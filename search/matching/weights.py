"""How much each term of a text says: sublinear term frequency times inverse document frequency.

w = (1 + ln tf) · idf, idf = ln(1 + N / (1 + df)), scaled to length 1, so that a product of two texts' weights is their
cosine. Measured (`benchmarks/relevance.py`, purposes against AI systems): nDCG@10 .81 where the engine's own order
gives .75; raising idf to 1.5, which other data had favoured, .81 with less recall, pairs at full weight .77.
"""

from collections import Counter
from collections.abc import Mapping
from heapq import nsmallest
from math import log, sqrt

from search.analysis import folded, pairs, stems, tokens
from search.documents import Text
from search.language import VIETNAMESE

TERMS, RARE = 100, 50
TITLE_COUNTS, SUMMARY_COUNTS = 3, 2  # a word of the title as often as three in the text
PAIR_WEIGHT = 0.6  # a pair repeats what its two words already said
UNKNOWN_PAIR_WEIGHT = 0.3  # most pairs that were never counted are two words that happen to meet
SHORTEST = 2  # letters; shorter folded syllables are mostly particles


def term_counts(text: Text, language: str) -> Counter[str]:
    """Words and pairs with how often they count. Vietnamese ones are folded: people type without diacritics."""
    counts: Counter[str] = Counter()
    for part, times in ((text.title, TITLE_COUNTS), (text.summary, SUMMARY_COUNTS), (text.body, 1)):
        words = folded(tokens(part))
        if language != VIETNAMESE:
            words = stems(words)
        for word in words:
            if len(word) >= SHORTEST:
                counts[word] += times
        for pair in pairs(words):
            counts[pair] += times
    return counts


def weigh(counts: Mapping[str, int], frequencies: Mapping[str, int], total: int, *, is_counted: bool = False) -> dict:
    """The weightiest terms, scaled to length 1. `is_counted` for a document that is among those counted.

    The TERMS weightiest of those that lead to other documents. A counted document keeps as many as RARE beside them
    that stand in no other: they lead nowhere now, but a described text may have them.
    """
    leading, rare = {}, {}
    for term, count in counts.items():
        rarity = idf(frequencies.get(term, 0), total)
        group = leading if leads(term, frequencies, is_counted) else rare
        group[term] = (1 + log(count)) * rarity * _trust(term, frequencies, is_counted)
    kept = _heaviest(leading, TERMS)
    if is_counted or not leading:
        kept += _heaviest(rare, RARE)
    length = sqrt(sum(weight * weight for _, weight in kept)) or 1
    return {term: round(weight / length, 5) for term, weight in kept}


def idf(documents: int, total: int) -> float:
    """How rare a term of so many documents is; above 0 also where no text has the language, so that names count."""
    return log(1 + max(total, 1) / (1 + documents))


def _trust(term: str, frequencies: Mapping[str, int], is_counted: bool) -> float:
    if "_" not in term:
        return 1.0
    return PAIR_WEIGHT if is_counted or term in frequencies else UNKNOWN_PAIR_WEIGHT


def _heaviest(weights: Mapping[str, float], most: int) -> list[tuple[str, float]]:
    return nsmallest(most, weights.items(), key=lambda item: (-item[1], item[0]))


def leads(term: str, frequencies: Mapping[str, int], is_counted: bool) -> bool:
    """Whether a term may stand in another document. Pairs of one document are not counted, so of a text that is not
    among the counted ones a pair may when both its words do."""
    if is_counted:
        return frequencies.get(term, 0) > 1
    return all(word in frequencies for word in term.split("_"))
