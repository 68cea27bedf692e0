"""What teams hold of a person, given out and erased."""

import json

import pytest

from accounts.personal_data import export, holdings
from teams.models import Member, State
from teams.services import invite
from tests.teams.conftest import PUPIL, joined, person, registered

pytestmark = pytest.mark.django_db


def test_all_of_it_is_given_out(page):
    user = person()
    registered(page, by=user, said=PUPIL)
    invite(team=registered(page, name="Đội khác"), email=user.email, by=Member.objects.last().user)
    told = json.loads(export(user))["teams"]
    assert told["teams"][0]["guardian_email"] == "cha@example.org" and told["teams"][0]["rules_accepted"] == 1
    assert told["invitations"][0]["team"] == "Đội khác"


def test_erasing_leaves_the_team_to_the_others_and_nothing_of_the_person(page):
    user, alone = person(), person()
    team, own = registered(page, by=user, said=PUPIL), registered(page, by=alone, name="Một mình")
    other = joined(team)
    invite(team=own, email=user.email, by=alone)
    for each in (user, alone):
        holdings()["teams"].erase(each)
    assert team.members.get(is_leader=True).user == other
    own.refresh_from_db()
    assert own.state == State.WITHDRAWN
    said = str(list(Member.objects.exclude(user=other).values()))
    for word in (user.email, alone.email, "Lê Văn", "cha@example.org", "Trần Thị"):
        assert word not in said
