"""Deals entries to judges. Pure."""

from collections.abc import Collection, Iterable, Mapping

Pair = tuple[int, int]  # numbers of a judge and a team


class TooFew(Exception):
    """`team` has only `possible` judges without a conflict."""

    def __init__(self, team: int, possible: int):
        super().__init__(team, possible)
        self.team, self.possible = team, possible


def deal(
    *,
    judges: Collection[int],
    teams: Iterable[int],
    each: int,
    barred: Collection[Pair] = (),
    given: Collection[Pair] = (),
) -> list[Pair]:
    """The new pairs with which each team has `each` judges, none of them in `barred`. `given` stay and count.

    The judge with the least to do is next, in turn among equals; teams with the smallest choice go first. Without
    conflicts no judge has more than one entry more than another. Raises TooFew.
    """
    load = dict.fromkeys(judges, 0)
    having: Mapping[int, set[int]] = {team: set() for team in teams}
    for judge, team in given:
        if team in having:
            having[team].add(judge)
            load[judge] = load.get(judge, 0) + 1
    free = {team: [j for j in judges if (j, team) not in barred and j not in own] for team, own in having.items()}
    made, turn = [], {judge: place for place, judge in enumerate(judges)}
    for team in sorted(having, key=lambda team: len(free[team]) + len(having[team])):
        wanted = each - len(having[team])
        if wanted > len(free[team]):
            raise TooFew(team, len(free[team]) + len(having[team]))
        for judge in sorted(free[team], key=lambda judge: (load[judge], turn[judge]))[: max(wanted, 0)]:
            made.append((judge, team))
            load[judge] += 1
            turn[judge] += len(turn)
    return made
