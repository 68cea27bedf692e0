"""From marks to places. Pure."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from statistics import fmean, pstdev

LEAST_MARKED = 3  # below that a judge's mean and spread say more of the entries than of the judge
DIGITS = 4  # points that agree so far are equal: beyond are traces of the arithmetic
EVEN = 1e-9  # a spread below this is none

Pair = tuple[int, int]  # numbers of a judge and a team


@dataclass(frozen=True)
class Line:
    """Who stands above the line to the next round, and who is tied on it for `seats` that are left."""

    above: frozenset[int]
    tied: frozenset[int]
    seats: int


def weighted_mean(points: Mapping[int, float], weights: Mapping[int, float]) -> float:
    """Σ wᵢxᵢ / Σ wᵢ over the criteria of `weights`, in the points' own unit (0–10); weights need not sum to 100.

    https://en.wikipedia.org/wiki/Weighted_arithmetic_mean
    """
    return sum(points[each] * weight for each, weight in weights.items()) / sum(weights.values())


def normalised(totals: Mapping[Pair, float]) -> dict[Pair, float]:
    """Takes out how strict a judge is and how far they spread: z = (x − mean of the judge) / spread of the judge, then
    mean + z · spread of all totals. Spread is the standard deviation of the whole population, and points may come to
    lie a little outside 0–10. A judge of fewer than three entries stays as they are; one who gave everything the same
    says nothing of an order, and gets the common mean.

    https://en.wikipedia.org/wiki/Standard_score
    """
    if not totals:
        return {}
    mean, spread = fmean(totals.values()), pstdev(totals.values())
    by_judge = defaultdict(list)
    for (judge, _team), total in totals.items():
        by_judge[judge].append(total)
    own = {judge: (fmean(given), pstdev(given)) for judge, given in by_judge.items() if len(given) >= LEAST_MARKED}

    def moved(judge: int, total: float) -> float:
        if judge not in own:
            return total
        centre, width = own[judge]
        return mean + ((total - centre) / width * spread if width > EVEN else 0.0)

    return {pair: moved(pair[0], total) for pair, total in totals.items()}


def team_means(totals: Mapping[Pair, float]) -> dict[int, float]:
    """The mean of its judges for each team."""
    given = defaultdict(list)
    for (_judge, team), total in totals.items():
        given[team].append(total)
    return {team: round(fmean(each), DIGITS) for team, each in given.items()}


def places(points: Mapping[int, float]) -> dict[int, int]:
    """The most points come first; equal points share a place, and the next one is left out (1, 2, 2, 4).

    https://en.wikipedia.org/wiki/Ranking#Standard_competition_ranking_("1224"_ranking)
    """
    order = sorted((round(each, DIGITS) for each in points.values()), reverse=True)
    first = {}
    for place, value in enumerate(order, 1):
        first.setdefault(value, place)
    return {team: first[round(each, DIGITS)] for team, each in points.items()}


def line(placed: Mapping[int, int], advancing: int) -> Line:
    """`tied` is empty unless more share the last place that goes on than there are seats."""
    above, groups = set(), defaultdict(set)
    for team, place in placed.items():
        groups[place].add(team)
    for place in sorted(groups):
        seats = advancing - len(above)
        if len(groups[place]) > seats:
            tied = groups[place] if seats else ()
            return Line(frozenset(above), frozenset(tied), seats if tied else 0)
        above |= groups[place]
    return Line(frozenset(above), frozenset(), 0)


def settled(placed: Mapping[int, int], tied: Collection[int], chosen: Collection[int]) -> dict[int, int]:
    """The places after a tie was settled: those who were chosen share the first of them, the others come behind."""
    return {team: place + (len(chosen) if team in tied and team not in chosen else 0) for team, place in placed.items()}
