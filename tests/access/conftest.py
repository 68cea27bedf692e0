"""The world, built once for a module and rolled back after it, before an engine of its own."""

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client

from portal.setup import EDITORS
from search import engines
from search.engines.tantivy import TantivyEngine
from search.sync import drain
from tests.access import world as making
from tests.factories import UserFactory
from tests.made_once import put_city


@pytest.fixture(scope="module")
def world(steps, django_db_blocker, tmp_path_factory):
    engine = TantivyEngine(tmp_path_factory.mktemp("access") / "index")
    engine.write([])
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr(engines, "_engine", lambda *_: engine)
        put_city()
        made = making.build()
        made.clients["staff"] = staff()
        made.engine = engine
        drain()
        yield made
        transaction.set_rollback(True)


def staff() -> Client:
    """A city editor, whom the admin lets in."""
    user = UserFactory()
    user.groups.add(Group.objects.get(name=EDITORS))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def _django_db_helper(world):
    """In place of pytest-django's own, which would close the connection and the world with it after the first test:
    a marked test here runs in a savepoint of the world, and what it changes is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
