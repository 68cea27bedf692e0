"""What organisers decide, and what the team does upon it."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from history.models import StateChange
from organisations.refusals import Refused
from teams.models import State
from teams.services import accept_rules, agree, answer, approve, ask_back, ban, change
from tests.competitions.made import competition
from tests.teams.conftest import PUPIL, joined, person, registered

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(page):
    return registered(page)


def leader(team):
    return team.members.get(is_leader=True).user


def test_a_whole_team_is_approved_and_told(team, organiser):
    mail.outbox.clear()
    approve(team=team, by=organiser)
    assert team.state == State.APPROVED and [each.to for each in mail.outbox] == [[leader(team).email]]
    assert StateChange.objects.filter(key=team.key).first().by == organiser
    with pytest.raises(Refused):
        approve(team=team, by=organiser)


def test_a_small_team_and_a_pupil_without_consent_are_not(site, organiser, page):
    small = registered(competition(title="Hai", slug="hai", track={"least_members": 2}))
    pupils = registered(page, name="Học sinh", said=PUPIL)
    with pytest.raises(Refused):
        approve(team=pupils, by=organiser)
    agree(member=pupils.members.get())
    approve(team=pupils, by=organiser)
    with pytest.raises(PermissionDenied):  # the organiser of one competition is nobody in another
        approve(team=small, by=organiser)


def test_a_question_opens_the_team_until_it_is_answered(team, organiser):
    by = leader(team)
    with pytest.raises(Refused):
        ask_back(team=team, by=organiser, reason=" ")
    ask_back(team=team, by=organiser, reason="Trường nào?\nhttps://xau.example/")
    assert "> Trường nào?" in mail.outbox[-1].body and "> https://xau.example/" in mail.outbox[-1].body
    change(team=team, by=by, name="Đội Mới", affiliation="Trường B", country="VN")
    answer(team=team, by=by, text="Trường B")
    team.refresh_from_db()
    assert (team.state, team.name, team.reason) == (State.REGISTERED, "Đội Mới", "Trường B")
    with pytest.raises(Refused):
        answer(team=team, by=by, text="Nữa")


def test_a_ban_has_a_reason_and_can_be_taken_back(team, organiser):
    joined(team)
    ban(team=team, by=organiser, reason="Sao chép bài")
    assert team.state == State.BANNED and not team.is_open and "Sao chép bài" in mail.outbox[-1].body
    for act in (ban, ask_back):
        with pytest.raises(Refused):
            act(team=team, by=organiser, reason="Lại")
    approve(team=team, by=organiser)
    assert team.state == State.APPROVED


@pytest.mark.parametrize("act", [approve, ask_back, ban])
def test_nobody_else_decides(team, act, organiser):
    given = {} if act is approve else {"reason": "Vì"}
    for by in (leader(team), person()):
        with pytest.raises(PermissionDenied):
            act(team=team, by=by, **given)


def test_newer_rules_are_accepted_by_the_leader(team, page):
    by, first = leader(team), team.rules
    draft = page.get_latest_revision_as_object()
    draft.rules = "<p>Thể lệ mới</p>"
    draft.save_revision().publish()
    newest = page.rules_versions.first()
    with pytest.raises(Refused):
        accept_rules(team=team, version=first, by=by)
    accept_rules(team=team, version=newest, by=by)
    rows = StateChange.objects.filter(key=f"{team.key}:rules").order_by("id")
    assert team.rules == newest and [(row.from_state, row.to_state) for row in rows] == [("", "1"), ("1", "2")]
