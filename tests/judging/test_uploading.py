"""Scores from a table: every row is checked, and one that is wrong changes nothing."""

import pytest

from judging.models import UploadedScore
from judging.reading import standings
from judging.services import BadRows, close_round, upload_scores
from organisations.refusals import Refused

pytestmark = pytest.mark.django_db
HEADINGS = ["team", "name", "points"]


def lines(teams, *points):
    return [(row, [team.pk, team.name, own]) for row, (team, own) in enumerate(zip(teams, points, strict=True), 2)]


def test_scores_count_in_place_of_marks(round, teams):
    assert upload_scores(round=round, headings=HEADINGS, rows=lines(teams, "0,91", 0.93, "12")) == 3
    upload_scores(round=round, headings=HEADINGS, rows=lines(teams, "0.91", "0.93", "0.5"))
    assert UploadedScore.objects.count() == 3
    close_round(round=round)
    assert [(row.team.name, float(row.points)) for row in standings(round.track)][:2] == [
        ("Hạ Long", 0.93),
        ("Sao Mai", 0.91),
    ]
    with pytest.raises(Refused):
        upload_scores(round=round, headings=HEADINGS, rows=lines(teams, 1, 2, 3))


def test_a_team_is_known_by_its_name_too(round, teams):
    rows = [(2, ["SAO MAI", 1]), (3, ["Hạ Long", 2]), (4, [float(teams[2].pk), 3])]
    assert upload_scores(round=round, headings=["Đội", "Điểm"], rows=rows) == 3


@pytest.mark.parametrize(
    "points", ["", None, "x", "1e999", "NaN", "-1", "10001", "0.12345", "1.000,5", True, "１２３４５６"]
)
def test_what_is_no_number_is_named_by_row_and_field(round, teams, points):
    upload_scores(round=round, headings=HEADINGS, rows=lines(teams, 1, 2, 3))
    with pytest.raises(BadRows) as bad:
        upload_scores(round=round, headings=HEADINGS, rows=lines(teams, 4, points, 6))
    assert [(each.row, each.field) for each in bad.value.problems] == [(3, "points")]
    assert sorted(float(row.points) for row in UploadedScore.objects.all()) == [1, 2, 3]


def test_unknown_doubled_and_missing_teams_are_all_named(round, teams):
    rows = [(2, [teams[0].pk, "", 1]), (3, [teams[0].pk, "", 2]), (4, [999_999, "", 3])]
    with pytest.raises(BadRows) as bad:
        upload_scores(round=round, headings=HEADINGS, rows=rows)
    assert [(each.row, each.field) for each in bad.value.problems] == [
        (3, "team"),
        (4, "team"),
        (0, "team"),
        (0, "team"),
    ]
    assert not UploadedScore.objects.exists()


def test_a_table_without_its_columns(round, teams):
    with pytest.raises(BadRows) as bad:
        upload_scores(round=round, headings=["name", "rank"], rows=[(2, ["x", 1])])
    assert [each.field for each in bad.value.problems] == ["team", "points"]
