"""Who judges: asked by mail, without a conflict, and evenly."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from competitions.models import Track
from history.models import StateChange
from judging.models import Assignment, BlindNumber, Judge
from judging.reading import is_judge, judges
from judging.services import accept, ask_judge, assign, declare_conflict, remove_judge
from organisations.refusals import Refused
from tests.factories import MembershipFactory, OrganisationFactory, TeamFactory, UserFactory
from tests.judging import making

pytestmark = pytest.mark.django_db


def person(email="giam.khao@example.org", is_verified=True):
    user = UserFactory(email=email)
    EmailAddress.objects.create(user=user, email=email, verified=is_verified, primary=True)
    return user


def test_a_judge_is_asked_by_a_letter_and_accepts_with_the_same_address(contest, mailoutbox):
    row = ask_judge(competition=contest, email=" Giam.Khao@example.org ")
    ask_judge(competition=contest, email="giam.khao@example.org")
    assert [letter.to for letter in mail.outbox] == [["giam.khao@example.org"]]
    assert "Thử thách AI" in mail.outbox[0].body
    user = person()
    assert not is_judge(user, contest)
    accept(judge=row, user=user)
    assert is_judge(user, contest)
    changes = StateChange.objects.filter(key=f"judge:{row.pk}").values_list("to_state", flat=True)
    assert set(changes) == {"asked", "accepted"}


def test_nobody_else_accepts_nor_with_an_address_that_is_not_shown_to_be_theirs(contest):
    row = ask_judge(competition=contest, email="giam.khao@example.org")
    for user in (person("khac@example.org"), person(is_verified=False)):
        with pytest.raises(Refused):
            accept(judge=row, user=user)
    assert Judge.objects.get().user is None


def test_who_competes_does_not_judge(contest, track):
    row, user = ask_judge(competition=contest, email="giam.khao@example.org"), person()
    TeamFactory(track=track, leader=user)
    with pytest.raises(Refused):
        accept(judge=row, user=user)


def test_a_round_is_dealt_evenly_and_past_conflicts(contest, round, teams):
    first, second, third = (making.judge(contest) for _each in range(3))
    organisation = OrganisationFactory()
    teams[0].organisation = organisation
    teams[0].save()
    MembershipFactory(organisation=organisation, user=first.user)
    declare_conflict(judge=second, team=teams[1], reason="Từng dạy")
    mail.outbox.clear()
    assert assign(round=round, each=2) == 6
    pairs = set(Assignment.objects.values_list("judge", "team"))
    assert (first.pk, teams[0].pk) not in pairs and (second.pk, teams[1].pk) not in pairs
    assert [row.assignments.count() for row in (first, second, third)] == [2, 2, 2]
    assert sorted(len(letter.to) for letter in mail.outbox) == [1, 1, 1]
    assert assign(round=round, each=2) == 0
    with pytest.raises(Refused, match=r"Sao Mai|Hạ Long"):
        assign(round=round, each=3)
    assert Assignment.objects.count() == 6


def test_a_conflict_takes_the_assignment_and_its_marks_away(contest, round, teams):
    judge = making.judge(contest)
    making.mark(round, judge, teams[0], 7, 8)
    assert judges(judge.user, teams[0])
    declare_conflict(judge=judge, team=teams[0], reason="Người nhà", by=judge.user)
    assert not Assignment.objects.exists() and not judges(judge.user, teams[0])
    assert "Người nhà" not in str(list(StateChange.objects.values()))


def test_a_judge_of_one_track_gets_no_entries_of_another(contest, round, track):
    other = Track.objects.create(page=contest, title_vi="Bảng phụ", sort_order=1)
    making.judge(contest, track=other)
    with pytest.raises(Refused):
        assign(round=round, each=1)


def test_numbers_of_a_blind_track_are_dealt_once(contest, round, teams):
    making.judge(contest)
    assign(round=round, each=1)
    before = dict(BlindNumber.objects.values_list("team", "number"))
    assert sorted(before.values()) == [1, 2, 3]
    late = making.entry(round.track, name="Đến sau").team
    assign(round=round, each=1)
    assert dict(BlindNumber.objects.values_list("team", "number")) == before | {late.pk: 4}


def test_a_judge_who_handed_in_is_not_taken_away(contest, round, teams):
    judge = making.judge(contest)
    making.mark(round, judge, teams[0], 7, 8)
    with pytest.raises(Refused):
        remove_judge(judge=judge)
    idle = making.judge(contest)
    remove_judge(judge=idle)
    assert list(Judge.objects.all()) == [judge]
