"""Marks, closing with its ties, opening again, and rounds that follow each other."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.utils import timezone

from history.models import StateChange
from judging.entrants import teams_of
from judging.models import Assignment, Mark, Round, Stage, Standing
from judging.reading import comments, leaderboard, standings
from judging.services import close_round, reopen, save_marks, save_round, seal, show
from judging.tally import tally
from organisations.refusals import Refused
from tests.judging import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def judge(contest):
    return making.judge(contest)


def placed(track):
    return [(row.team.name, row.place, row.advances) for row in standings(track)]


def test_a_draft_counts_for_nothing_and_a_mark_lacks_nowhere(round, judge, teams):
    row = Assignment.objects.create(round=round, judge=judge, team=teams[0])
    first = round.track.page.criteria.first().pk
    save_marks(assignment=row, given={first: (Decimal("7.5"), "")}, comment="Tốt", by=judge.user)
    assert tally(round).rows[0].points is None
    with pytest.raises(Refused):
        save_marks(assignment=row, given={}, comment="", hand_in=True, by=judge.user)
    assert Mark.objects.get().points == Decimal("7.5")


@pytest.mark.parametrize("points", ["-0.5", "10.5", "7.3", "11"])
def test_points_are_0_to_10_in_halves(round, judge, teams, points):
    with pytest.raises(Refused):
        making.mark(round, judge, teams[0], points, 5)
    assert not Mark.objects.exists()


def test_nobody_marks_for_another_nor_outside_the_rounds_time(contest, round, judge, teams):
    row = Assignment.objects.create(round=round, judge=judge, team=teams[0])
    with pytest.raises(Refused):
        save_marks(assignment=row, given={}, comment="x", by=making.judge(contest).user)
    now = timezone.now()
    for times in ({"closes_at": now}, {"opens_at": now + timedelta(hours=1)}):
        Round.objects.filter(pk=round.pk).update(**times)
        with pytest.raises(Refused):
            save_marks(assignment=row, given={}, comment="x", by=judge.user)
        Round.objects.filter(pk=round.pk).update(opens_at=round.opens_at, closes_at=round.closes_at)
    assert Assignment.objects.get().comment == ""


def test_closing_freezes_the_standings(round, judge, teams):
    for team, points in zip(teams, (9, 7, 5), strict=True):
        making.mark(round, judge, team, points, points)
    close_round(round=round)
    expected = [("Sao Mai", 1, True), ("Hạ Long", 2, False), ("Cửu Long", 3, False)]
    assert placed(round.track) == expected
    with pytest.raises(Refused):
        making.mark(round, judge, teams[2], 10, 10)
    assert placed(round.track) == expected
    assert Standing.objects.get(team=teams[0]).raw == 9


def test_a_strict_judge_decides_nothing_by_being_strict(contest, round, judge, teams):
    other, extra = making.judge(contest), making.entry(round.track, name="Lam Sơn").team
    for team, strict in zip([*teams, extra], (1, 2, 3, 4), strict=True):
        making.mark(round, judge, team, strict, strict)
    for team, mild in zip(teams, (10, 9, 8), strict=True):
        making.mark(round, other, team, mild, mild)
    rows = {row.team.name: row for row in tally(round).rows}
    assert rows["Lam Sơn"].raw < min(rows[team.name].raw for team in teams)
    assert rows["Lam Sơn"].place == 1


def test_what_lacks_points_or_is_not_handed_in_keeps_a_round_open(contest, round, judge, teams):
    for team in teams[:2]:
        making.mark(round, judge, team, 5, 6)
    with pytest.raises(Refused, match="Cửu Long"):
        close_round(round=round)
    making.mark(round, judge, teams[2], 5, 1)
    Assignment.objects.create(round=round, judge=making.judge(contest), team=teams[0])
    with pytest.raises(Refused):
        close_round(round=round)
    Round.objects.filter(pk=round.pk).update(closes_at=timezone.now(), advancing=2)
    close_round(round=round)
    assert [place for _name, place, _on in placed(round.track)] == [1, 1, 3]


def test_a_tie_on_the_line_is_settled_with_a_reason(round, judge, teams):
    for team, points in zip(teams, (8, 8, 5), strict=True):
        making.mark(round, judge, team, points, points)
    for given in ({}, {"chosen": [teams[1].pk]}, {"chosen": [teams[2].pk], "reason": "x"}):
        with pytest.raises(Refused):
            close_round(round=round, **given)
    assert not Standing.objects.exists()
    close_round(round=round, chosen=[teams[1].pk], reason="Điểm hiệu quả cao hơn")
    assert placed(round.track) == [("Hạ Long", 1, True), ("Sao Mai", 2, False), ("Cửu Long", 3, False)]
    assert StateChange.objects.filter(key=round.key, to_state="closed", reason="Điểm hiệu quả cao hơn").exists()


def test_the_next_round_judges_who_went_on(round, judge, teams):
    final = making.open_round(round.track, stage=Stage.WINNERS)
    assert teams_of(final) == []
    for team, points in zip(teams, (9, 7, 5), strict=True):
        making.mark(round, judge, team, points, points)
    Round.objects.filter(pk=round.pk).update(advancing=2)
    close_round(round=round)
    assert teams_of(final) == teams[:2]
    teams[0].state = "banned"
    teams[0].save()
    assert teams_of(final) == [teams[1]]
    assert [row.team for row in standings(round.track)] == teams[1:]


def test_a_round_is_opened_again_with_a_reason_before_anything_is_public(round, judge, teams):
    for team, points in zip(teams, (9, 7, 5), strict=True):
        making.mark(round, judge, team, points, points)
    close_round(round=round)
    mail.outbox.clear()
    with pytest.raises(Refused):
        reopen(round=round, reason=" ")
    reopen(round=round, reason="Một bài chấm nhầm")
    assert not Standing.objects.exists() and "Một bài chấm nhầm" in mail.outbox[0].body
    close_round(round=round)
    show(round=round)
    with pytest.raises(Refused):
        reopen(round=round, reason="x")
    assert leaderboard(round.track.page)[0].standings == standings(round.track)


def test_not_once_a_later_round_is_judged(round, judge, teams):
    for team, points in zip(teams, (9, 7, 5), strict=True):
        making.mark(round, judge, team, points, points)
    close_round(round=round)
    later = making.open_round(round.track, stage=Stage.WINNERS)
    making.mark(later, judge, teams[0], 9, 9)
    with pytest.raises(Refused):
        reopen(round=round, reason="x")
    assert Standing.objects.count() == 3


def test_teams_read_their_comments_once_the_results_are_published(round, judge, teams):
    for team in teams:
        making.mark(round, judge, team, 5, 5, comment=f"Lời cho {team}")
    Round.objects.filter(pk=round.pk).update(advancing=3)
    close_round(round=round)
    assert comments(teams[0]) == []
    seal(track=round.track)
    assert [texts for _round, texts in comments(teams[0])] == [["Lời cho Sao Mai"]]
    with pytest.raises(Refused):
        reopen(round=round, reason="x")


def test_judging_begins_once_nothing_can_be_handed_in_any_more(contest, track):
    phase, now = contest.phases.get(kind="submission"), timezone.now()
    values = {"track": track, "stage": Stage.SCREEN, "phase": phase, "advancing": 1}
    with pytest.raises(Refused):
        save_round(**values, opens_at=phase.ends_at - timedelta(seconds=1), closes_at=now)
    with pytest.raises(Refused):
        save_round(**values, opens_at=now, closes_at=now)
    row = save_round(**values, opens_at=phase.ends_at, closes_at=now)
    with pytest.raises(Refused):
        save_round(**values, opens_at=phase.ends_at, closes_at=now)
    assert list(Round.objects.all()) == [row]


def test_a_tally_costs_the_same_for_more_entries(round, judge, teams, django_assert_num_queries):
    for number in range(4):
        making.entry(round.track, name=f"Thêm {number}")
    row = Round.objects.select_related("track__page", "phase").get()
    with django_assert_num_queries(7):
        assert len(tally(row).rows) == 7
