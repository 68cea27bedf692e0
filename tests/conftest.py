"""What most tests stand on: the site as `prepare_site` makes it, people of the city, and a clean memory."""

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils.translation import activate
from hypothesis import settings as hypothesis
from wagtail.models import Site

from portal import frame
from portal.setup import EDITORS, MODERATORS, prepare_office
from search.typing import loading as typing
from taxonomy import terms
from tests.factories import MembershipFactory, UserFactory
from tests.kept_tables import KeptTables
from tests.made_once import CITY, PAGES, learn_steps

# A busy machine is no failure: how fast something is, benchmarks/ measures.
hypothesis.register_profile("portal", deadline=None)
hypothesis.load_profile("portal")


@pytest.fixture(scope="session")
def kept_tables(django_db_modify_db_settings, django_db_use_migrations):
    return KeptTables() if connection.vendor == "sqlite" and django_db_use_migrations else None


@pytest.fixture(scope="session")
def django_db_keepdb(kept_tables):
    """Whether pytest-django finds the tables made."""
    return bool(kept_tables and kept_tables.place())


@pytest.fixture(scope="session")
def django_db_setup(kept_tables, django_db_keepdb, django_db_setup, django_db_blocker):
    if kept_tables and not django_db_keepdb:
        with django_db_blocker.unblock():
            kept_tables.keep()


@pytest.fixture(autouse=True)
def fresh_memory():
    """Terms, headers, site roots and rate limits are kept in memory, and would outlive the database of one test; so
    would the language of its last request."""
    activate(settings.LANGUAGE_CODE)
    terms.forget()
    typing.forget()
    frame.forget()
    cache.clear()
    yield
    terms.forget()
    typing.forget()
    frame.forget()
    cache.clear()


@pytest.fixture(scope="session")
def steps(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        learn_steps()


@pytest.fixture
def site(steps, db):
    """The site with its Vietnamese and English trees; `site.root_page` is the Vietnamese home page."""
    PAGES.apply()
    Site.clear_site_root_paths_cache()
    return Site.objects.get(is_default_site=True)


@pytest.fixture
def city(site):
    """The site, its groups, the review that listings and pages go through, and the programme office."""
    CITY.apply()
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
