"""Inviting, joining, leading and leaving."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone

from organisations.refusals import Refused
from teams.models import Member, State
from teams.services import accept, decline, hand_over, invite, leave, remove, withdraw
from teams.services.inviting import invitation_of, invitations_to, token_of
from tests.competitions.made import competition
from tests.teams.conftest import PUPIL, STUDENT, joined, person, registered

pytestmark = pytest.mark.django_db
LATER = timedelta(hours=2)


@pytest.fixture
def leader(page):
    return person()


@pytest.fixture
def team(page, leader):
    return registered(page, by=leader)


def put(monkeypatch, moment):
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)


def test_who_was_invited_joins_and_the_leader_hears_of_it(team, leader):
    user = person()
    member = invite(team=team, email=f" {user.email.upper()} ", by=leader)
    assert mail.outbox[-1].to == [user.email] and token_of(member)[:8] in mail.outbox[-1].body
    assert list(invitations_to(user)) == [member] and invitation_of(token_of(member)) == member
    accept(member=member, by=user, said=STUDENT)
    member.refresh_from_db()
    assert member.is_in and member.user == user and member.declared_at
    assert mail.outbox[-1].to == [leader.email]
    assert invitation_of(token_of(member)) is None and not invitations_to(user)
    with pytest.raises(Refused):
        accept(member=member, by=user, said=STUDENT)


def test_an_invitation_is_for_its_address_alone(team, leader):
    member = invite(team=team, email="ai@example.org", by=leader)
    for act in (lambda by: accept(member=member, by=by, said=STUDENT), lambda by: decline(member=member, by=by)):
        with pytest.raises(Refused):
            act(person())
    assert team.members.present().count() == 1 and Member.objects.filter(email="ai@example.org").exists()


def test_an_invitation_ends(team, leader, monkeypatch):
    user = person()
    member = invite(team=team, email=user.email, by=leader)
    token, now = token_of(member), timezone.now()
    with monkeypatch.context() as patch:
        patch.setattr("time.time", (now + timedelta(days=15)).timestamp)
        assert invitation_of(token) is None
    assert invitation_of(token[:-1] + ("A" if token[-1] != "A" else "B")) is None
    put(monkeypatch, now + timedelta(days=9))  # registration is still open
    Member.objects.filter(pk=member.pk).update(invited_at=now - timedelta(days=6))
    with pytest.raises(Refused):
        accept(member=member, by=user, said=STUDENT)


def test_letters_are_not_sent_without_end(team, leader, monkeypatch):
    invite(team=team, email="ai@example.org", by=leader)
    with pytest.raises(Refused):
        invite(team=team, email="ai@example.org", by=leader)
    put(monkeypatch, timezone.now() + LATER)
    assert invite(team=team, email="ai@example.org", by=leader)
    sent = 0
    with pytest.raises(Refused):
        for each in range(50):
            remove(team=team, member=invite(team=team, email=f"ai{each}@example.org", by=leader), by=leader)
            sent = each + 1
    assert sent == 3 * 5 - 2 and not Member.objects.filter(email__startswith="ai1").exists()


def test_no_more_than_the_track_takes(site):
    page = competition(track={"least_members": 2, "most_members": 2})
    team = registered(page)
    joined(team)
    with pytest.raises(Refused):
        invite(team=team, email="ai@example.org", by=team.members.get(is_leader=True).user)


def test_after_registration_nobody_comes_any_more(team, leader, page, monkeypatch):
    user = person()
    member = invite(team=team, email=user.email, by=leader)
    put(monkeypatch, page.phases.get(kind="registration").ends_at)
    with pytest.raises(Refused):
        accept(member=member, by=user, said=STUDENT)
    with pytest.raises(Refused):
        invite(team=team, email="b@example.org", by=leader)


def test_only_the_leader_leads(team):
    other = joined(team)
    member = team.members.get(user=other)
    acts = (
        lambda: invite(team=team, email="b@example.org", by=other),
        lambda: remove(team=team, member=member, by=other),
        lambda: hand_over(team=team, to=member, by=other),
        lambda: withdraw(team=team, by=other),
    )
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()


def test_leadership_is_handed_over_before_the_leader_leaves(team, leader):
    other = joined(team)
    with pytest.raises(Refused):
        leave(team=team, by=leader)
    hand_over(team=team, to=team.members.get(user=other), by=leader)
    assert team.members.get(is_leader=True).user == other
    leave(team=team, by=leader)
    assert [each.user for each in team.members.present()] == [other]
    leave(team=team, by=other)
    team.refresh_from_db()
    assert team.state == State.WITHDRAWN and not team.members.present()


def test_nobody_is_handed_the_team_of_others(team, leader, page):
    stranger = registered(page, name="Đội khác").members.get()
    with pytest.raises(Refused):
        hand_over(team=team, to=stranger, by=leader)
    with pytest.raises(Refused):
        remove(team=team, member=stranger, by=leader)


def test_a_withdrawn_team_is_told_and_closed(team, leader):
    other = joined(team)
    invite(team=team, email="ai@example.org", by=leader)
    withdraw(team=team, by=leader)
    team.refresh_from_db()
    assert team.state == State.WITHDRAWN and mail.outbox[-1].to == [other.email]
    assert not Member.objects.filter(email="ai@example.org").exists()
    with pytest.raises(Refused):
        invite(team=team, email="b@example.org", by=leader)


def test_a_member_who_is_taken_out_may_be_invited_again(team, leader):
    other = joined(team, said=PUPIL)
    remove(team=team, member=team.members.get(user=other), by=leader)
    left = team.members.get(user=other)
    assert left.left_at and not left.guardian_email
    assert joined(team, user=other) == other


def test_the_clock_forgets_who_never_answered(team, leader):
    member = invite(team=team, email="ai@example.org", by=leader)
    Member.objects.filter(pk=member.pk).update(invited_at=timezone.now() - timedelta(days=31))
    call_command("tend_teams")
    member.refresh_from_db()
    assert not member.email and member.left_at
