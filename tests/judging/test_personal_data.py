"""What judging holds of a person is told to them, and goes with their account."""

import json

import pytest

from accounts.personal_data import export, holdings
from judging.models import Assignment, Judge, Mark
from judging.services import declare_conflict
from tests.judging import making

pytestmark = pytest.mark.django_db


def test_a_judges_own_data(contest, round, teams):
    judge = making.judge(contest)
    making.mark(round, judge, teams[0], 7, 8, comment="Rất tốt")
    declare_conflict(judge=judge, team=teams[1], reason="Người nhà")
    told = json.loads(export(judge.user))["judging"]
    assert told["comments"][0]["comment"] == "Rất tốt" and len(told["marks"]) == 2
    assert told["conflicts"][0]["reason"] == "Người nhà"


def test_an_erasure_leaves_marks_without_a_name(contest, round, teams):
    judge, idle = making.judge(contest), making.judge(contest)
    making.mark(round, judge, teams[0], 7, 8)
    making.mark(round, judge, teams[1], 7, 8, hand_in=False)
    conflict = declare_conflict(judge=judge, team=teams[2], reason="Người nhà")
    for user in (judge.user, idle.user):
        holdings()["judging"].erase(user)
    row = Judge.objects.get()
    conflict.refresh_from_db()
    assert (row.pk, row.user, row.email, conflict.reason) == (judge.pk, None, "", "")
    assert Assignment.objects.get().team == teams[0] and Mark.objects.count() == 2
    assert str(row)
