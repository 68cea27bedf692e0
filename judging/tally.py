"""How the teams of a round stand by what was handed in so far."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from judging.entrants import teams_of
from judging.models import Assignment, Round
from judging.scoring import Pair, normalised, places, team_means, weighted_mean
from teams.models import Team


@dataclass(frozen=True)
class Row:
    """`handed_in` of `assigned` judges; without any, and without an uploaded score, there are no points."""

    team: Team
    assigned: int
    handed_in: int
    raw: float | None
    points: float | None
    place: int | None


@dataclass(frozen=True)
class Tally:
    rows: list[Row]  # the first place first, those without one last
    is_uploaded: bool

    @property
    def lacking(self) -> list[Team]:
        return [row.team for row in self.rows if row.place is None]

    @property
    def waiting(self) -> int:
        """Assignments that are not handed in."""
        return sum(row.assigned - row.handed_in for row in self.rows)

    @property
    def placed(self) -> dict[int, int]:
        return {row.team.pk: row.place for row in self.rows if row.place is not None}


def tally(round: Round) -> Tally:
    teams = teams_of(round)
    numbers = {team.pk for team in teams}
    assigned = Counter(round.assignments.filter(team__in=numbers).values_list("team", flat=True))
    totals = {pair: total for pair, total in totals_of(round).items() if pair[1] in numbers}
    uploaded = {team: float(points) for team, points in round.uploaded.values_list("team", "points") if team in numbers}
    raw = uploaded or team_means(totals)
    points = uploaded or team_means(normalised(totals))
    handed_in, placed = Counter(team for _judge, team in totals), places(points)
    rows = [
        Row(
            team=team,
            assigned=assigned[team.pk],
            handed_in=handed_in[team.pk],
            raw=raw.get(team.pk),
            points=points.get(team.pk),
            place=placed.get(team.pk),
        )
        for team in teams
    ]
    return Tally(sorted(rows, key=lambda row: (row.place or len(rows) + 1, row.team.name)), bool(uploaded))


def totals_of(round: Round) -> dict[Pair, float]:
    """By judge and team, 0–10, of what was handed in with a mark for every criterion as they are now. Three queries."""
    weights: Mapping[int, int] = dict(round.track.page.criteria.values_list("pk", "weight"))
    marks: dict[Pair, dict[int, float]] = defaultdict(dict)
    rows = Assignment.objects.filter(round=round, handed_in_at__isnull=False, marks__points__isnull=False)
    for judge, team, criterion, points in rows.values_list("judge", "team", "marks__criterion", "marks__points"):
        marks[judge, team][criterion] = float(points)
    if not weights:
        return {}
    return {pair: weighted_mean(own, weights) for pair, own in marks.items() if set(weights) <= set(own)}
