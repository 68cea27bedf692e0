"""What most tests stand on: the site as `prepare_site` makes it, people of the city, and a clean memory."""

import pytest
from django.core.cache import cache
from hypothesis import settings

from portal import frame
from portal.setup import EDITORS, MODERATORS, prepare_groups, prepare_office, prepare_pages, prepare_review
from search.typing import loading as typing
from taxonomy import terms
from tests.factories import MembershipFactory, UserFactory

# A busy machine is no failure: how fast something is, benchmarks/ measures.
settings.register_profile("portal", deadline=None)
settings.load_profile("portal")


@pytest.fixture(autouse=True)
def fresh_memory():
    """Terms, headers, site roots and rate limits are kept in memory, and would outlive the database of one test."""
    terms.forget()
    typing.forget()
    frame.forget()
    cache.clear()
    yield
    terms.forget()
    typing.forget()
    frame.forget()
    cache.clear()


@pytest.fixture
def site(db):
    """The site with its Vietnamese and English trees; `site.root_page` is the Vietnamese home page."""
    return prepare_pages()


@pytest.fixture
def city(site):
    """The site, its groups, the review that listings and pages go through, and the programme office."""
    prepare_groups()
    prepare_review()
    prepare_office()
    return site


@pytest.fixture
def office(db):
    """The organisation that owns what belongs to no other."""
    return prepare_office()


def _member_of(name):
    from django.contrib.auth.models import Group

    user = UserFactory()
    user.groups.add(Group.objects.get(name=name))
    return user


@pytest.fixture
def editor(city):
    """A city editor."""
    return _member_of(EDITORS)


@pytest.fixture
def moderator(city):
    """A city moderator."""
    return _member_of(MODERATORS)


@pytest.fixture
def editor_client(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def moderator_client(moderator):
    from django.test import Client

    client = Client()
    client.force_login(moderator)
    return client


@pytest.fixture
def enter(db):
    """`enter(organisation, role)` is the client of a new member; its `user` is that person."""
    from django.test import Client

    def made(organisation, role="owner"):
        client = Client()
        client.user = MembershipFactory(organisation=organisation, role=role).user
        client.force_login(client.user)
        return client

    return made
