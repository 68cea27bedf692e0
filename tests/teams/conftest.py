"""A competition in registration, and people who have shown their address to be theirs."""

import pytest
from allauth.account.models import EmailAddress

from competitions.models import CoOrganiser
from teams.declaring import Declaration
from teams.services import accept, invite, register
from tests.competitions.made import competition
from tests.factories import UserFactory

STUDENT = Declaration(name="Trần Thị Bình", takes_part_as="students")
PUPIL = Declaration(
    name="Lê Văn Em", takes_part_as="pupils", guardian_name="Lê Văn Cha", guardian_email="cha@example.org"
)


def person(**values):
    user = UserFactory(**values)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def registered(page, *, by=None, name="Đội Một", said=STUDENT, **values):
    """A team that waits for approval, registered as its leader does."""
    track = values.pop("track", None) or page.tracks.first()
    return register(track=track, name=name, by=by or person(), said=said, rules=page.rules_versions.first(), **values)


def joined(team, user=None, said=STUDENT):
    """The person, after they were invited and accepted."""
    user = user or person()
    member = invite(team=team, email=user.email, by=team.members.get(is_leader=True).user)
    accept(member=member, by=user, said=said)
    return user


@pytest.fixture
def page(site):
    return competition()


@pytest.fixture
def organiser(page):
    """Of this competition only."""
    row = CoOrganiser.objects.create(
        competition=page, user=person(), email="btc@example.org", accepted_at=page.first_published_at
    )
    return row.user
