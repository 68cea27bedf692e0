"""The world, built once for a module and rolled back after it, before an engine of its own; `letters` is its mail."""

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import transaction

from search import engines
from search.engines.tantivy import TantivyEngine
from search.sync import drain
from tests.access.conftest import _django_db_helper  # noqa: F401  # tests run in savepoints of the world
from tests.leaks import world as making
from tests.made_once import put_city


@pytest.fixture(scope="module")
def world(steps, django_db_blocker, tmp_path_factory):
    engine = TantivyEngine(tmp_path_factory.mktemp("leaks") / "index")
    engine.write([])
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr(engines, "_engine", lambda *_: engine)
        put_city()
        mail.outbox = []
        made = making.build()
        made.engine = engine
        drain()
        call_command("send_alerts")
        drain()
        made.letters = list(mail.outbox)
        yield made
        transaction.set_rollback(True)
