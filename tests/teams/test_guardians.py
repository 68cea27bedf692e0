"""The consent of a pupil's parent or guardian, by a signed letter that ends."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from organisations.refusals import Refused
from teams.models import State
from teams.services import agree, ask_guardian, leave, refuse
from teams.services.guardians import member_of, token_of
from tests.teams.conftest import PUPIL, STUDENT, joined, registered

pytestmark = pytest.mark.django_db


@pytest.fixture
def pupil(page):
    return registered(page, said=PUPIL).members.get()


def test_the_letters_address_finds_the_pupil_until_it_ends(pupil, monkeypatch):
    token = token_of(pupil)
    assert member_of(token) == pupil
    assert member_of("khong-phai-ma-that-0123456789") is None
    assert member_of(token.replace(token[3], "x" if token[3] != "x" else "y", 1)) is None
    later = timezone.now() + timedelta(days=14, seconds=2)
    monkeypatch.setattr("time.time", later.timestamp)
    assert member_of(token) is None


def test_the_address_dies_when_the_guardian_or_the_membership_changes(pupil):
    token = token_of(pupil)
    type(pupil).objects.filter(pk=pupil.pk).update(guardian_email="me@example.org")
    assert member_of(token) is None
    leave(team=pupil.team, by=pupil.user)
    pupil.refresh_from_db()
    assert member_of(token_of(pupil)) is None


def test_agreeing_is_kept_with_its_first_moment(pupil):
    agree(member=pupil)
    pupil.refresh_from_db()
    first = pupil.guardian_agreed_at
    agree(member=pupil)
    pupil.refresh_from_db()
    assert first and pupil.guardian_agreed_at == first and not pupil.waits_for_guardian
    assert sum(each.to == [pupil.user.email] for each in mail.outbox) == 2  # registered, agreed


def test_refusing_takes_the_pupil_out(page):
    team = registered(page, said=STUDENT)
    joined(team, said=PUPIL)
    member = team.members.get(takes_part_as="pupils")
    refuse(member=member)
    assert list(team.members.present()) == [team.members.get(is_leader=True)]
    team.refresh_from_db()
    assert team.state == State.REGISTERED


def test_a_letter_an_hour(pupil, monkeypatch):
    with pytest.raises(Refused):
        ask_guardian(member=pupil)
    now = timezone.now() + timedelta(hours=1, seconds=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    ask_guardian(member=pupil)
    assert sum(each.to == ["cha@example.org"] for each in mail.outbox) == 2
