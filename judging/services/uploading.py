"""Scores of a round from a table, checked row by row before anything is changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.db import transaction
from django.utils.translation import gettext as _

from history.services import record_change
from judging.entrants import teams_of
from judging.models import Round, UploadedScore
from judging.models.marks import MOST_SCORE
from judging.services.rounds import locked
from organisations.refusals import Refused
from teams.models import Team

TEAM, POINTS = "team", "points"
HEADINGS = {TEAM: ("team", "đội", "đội thi"), POINTS: ("points", "score", "điểm")}
DIGITS = 4  # after the point


@dataclass(frozen=True)
class BadRow:
    """`row` as a spreadsheet counts it, 0 for the file as a whole."""

    row: int
    field: str
    said: str


class BadRows(Exception):
    """`problems` of a file; nothing was changed."""

    def __init__(self, problems: list[BadRow]):
        super().__init__(problems)
        self.problems = problems


@transaction.atomic
def upload_scores(*, round: Round, headings: Sequence[str], rows: Iterable[tuple[int, Sequence]], by=None) -> int:
    """In place of what was uploaded before. `rows` are (row as a spreadsheet counts it, cells under the headings); the
    team is its number or its name, the score 0 to 10,000, the higher the better. Every entry of the round is in it
    once. Returns how many. Raises BadRows, Refused."""
    round = locked(round)
    if round.closed_at:
        raise Refused(_("This round is closed."))
    columns = {name: _column(headings, names) for name, names in HEADINGS.items()}
    problems = [
        BadRow(0, name, _("There is no column “%(name)s”.") % {"name": name})
        for name, column in columns.items()
        if column is None
    ]
    if problems:
        raise BadRows(problems)
    teams, scores = teams_of(round), {}
    known = {team.name.casefold(): team for team in teams} | {str(team.pk): team for team in teams}
    for number, cells in rows:
        team, points = known.get(_text(cells[columns[TEAM]]).casefold()), _points(cells[columns[POINTS]])
        if team is None:
            problems.append(BadRow(number, TEAM, _("No team of this round has this number or name.")))
        elif team.pk in scores:
            problems.append(BadRow(number, TEAM, _("This team stands in the file twice.")))
        if points is None:
            said = _("This is not a number from 0 to %(most)d with at most %(digits)d digits after the point.")
            problems.append(BadRow(number, POINTS, said % {"most": MOST_SCORE, "digits": DIGITS}))
        if team is not None:
            scores.setdefault(team.pk, points)
    problems += _missing(teams, scores)
    if problems:
        raise BadRows(problems)
    round.uploaded.all().delete()
    UploadedScore.objects.bulk_create(
        UploadedScore(round=round, team_id=team, points=points) for team, points in scores.items()
    )
    record_change(key=f"scores:{round.pk}", kind="scores", from_state="", to_state="uploaded", by=by)
    return len(scores)


def _missing(teams: Iterable[Team], scores) -> list[BadRow]:
    said = _("“%(team)s” (number %(number)d) is missing.")
    return [BadRow(0, TEAM, said % {"team": team.name, "number": team.pk}) for team in teams if team.pk not in scores]


def _column(headings: Sequence[str], names: Sequence[str]) -> int | None:
    plain = [str(heading).strip().casefold() for heading in headings]
    return next((plain.index(name) for name in names if name in plain), None)


def _text(cell: object) -> str:
    """A whole number of a workbook may come as 7.0."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell or "").strip()


def _points(cell: object) -> Decimal | None:
    """Takes a point or a comma before the decimals; no other sign divides a number."""
    if cell is None or isinstance(cell, bool):
        return None
    try:
        found = Decimal(str(cell).strip().replace(",", "."))
    except InvalidOperation:
        return None
    if not found.is_finite() or not 0 <= found <= MOST_SCORE or found != round(found, DIGITS):
        return None
    return found
