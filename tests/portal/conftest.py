"""An engine of the test's own, and readers who are members."""

import pytest
from django.test import Client

from organisations.models import Membership, Role
from search import engines
from search.engines.tantivy import TantivyEngine
from tests.factories import OrganisationFactory, UserFactory


@pytest.fixture
def engine(tmp_path, monkeypatch):
    made = TantivyEngine(tmp_path / "index")
    monkeypatch.setattr(engines, "_engine", lambda *_: made)
    made.write([])
    return made


@pytest.fixture
def member_client(db):
    """A browser of somebody who belongs to a verified organisation."""
    user = UserFactory()
    Membership.objects.create(user=user, organisation=OrganisationFactory(), role=Role.VIEWER)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def signed(db):
    """`signed(user)` is their client."""

    def made(user) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return made
