"""The most probable way through several possible words at each place (Viterbi over pairs)."""

from collections.abc import Sequence

from search.typing.writing import Writing

Choices = Sequence[tuple[str, float]]  # possible words, each with what it costs in nats to have typed something else


def best_way(places: Sequence[Choices], writing: Writing) -> tuple[list[str], float]:
    """One word for each place, and the whole's log-probability less its costs. A place must have a choice."""
    if not places:
        return [], 0.0
    ways = [(writing.likelihood(word) - cost, [word]) for word, cost in places[0]]
    for choices in places[1:]:
        ways = [
            max(
                ((score + writing.likelihood(word, way[-1]) - cost, way, word) for score, way in ways),
                key=lambda found: found[0],
            )
            for word, cost in choices
        ]
        ways = [(score, [*way, word]) for score, way, word in ways]
    score, way = max(ways, key=lambda found: found[0])
    return way, score
