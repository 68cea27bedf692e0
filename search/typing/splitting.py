"""Words typed without the spaces between them: `trituenhantao`, `machinelearning`."""

from collections.abc import Collection

from search.analysis import fold
from search.typing.writing import Writing

SHORTEST, LONGEST = 6, 40  # letters of what is split
LONGEST_WORD = 16
LEAST_COUNT = 3


def split(word: str, learnt: Collection[Writing]) -> list[str]:
    """The known words that make up an unknown one, each of which is known to follow the one before; else the word."""
    plain = fold(word)
    if not SHORTEST <= len(plain) <= LONGEST or not plain.isalpha() or any(plain in each.forms for each in learnt):
        return [word]
    ways = [way for each in learnt if (way := _fewest(plain, each)) and len(way) > 1]
    return list(min(ways, key=len, default=(word,)))


def _fewest(plain: str, learnt: Writing) -> tuple[str, ...] | None:
    """The way through the letters with the fewest words, from the end to the beginning; None when there is none."""
    # For each place, the best ways from there, by the word that they begin with.
    ways: list[dict[str, tuple[str, ...]]] = [{} for _ in plain] + [{"": ()}]
    for start in reversed(range(len(plain))):
        for end in range(start + 1, min(len(plain), start + LONGEST_WORD) + 1):
            part = plain[start:end]
            if not ways[end] or learnt.count_folded(part) < LEAST_COUNT:
                continue
            rests = [rest for first, rest in ways[end].items() if not first or _follow(part, first, learnt)]
            if rests:
                ways[start][part] = (part, *min(rests, key=len))
    return min(ways[0].values(), key=len, default=None)


def _follow(first: str, second: str, learnt: Writing) -> bool:
    return any(learnt.pair(one, other) for one in learnt.forms[first] for other in learnt.forms[second])
