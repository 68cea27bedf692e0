"""One publication, hundreds of letters, and a worker that is killed half-way: each letter once."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from mailer.models import Message

from alerts.models import Notice, Subscription
from organisations.models import User
from search.sync import drain
from tests.factories import ResearchFactory

ROOT = Path(__file__).resolve().parents[3]
PEOPLE = 600
pytestmark = pytest.mark.django_db(transaction=True)  # what the other process sees must be committed


def database_url() -> str:
    """Of the test's own database, as another process is told."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{connection.settings_dict['NAME']}"
    given = connection.settings_dict
    who = f"{quote(given['USER'], safe='')}:{quote(given['PASSWORD'], safe='')}" if given["USER"] else ""
    return f"postgres://{who}@{given['HOST']}:{given['PORT']}/{given['NAME']}"


@pytest.fixture
def worker(tmp_path):
    """`worker()` starts one clock command in a process of its own, on the test's database."""

    def started():
        environment = {name: value for name, value in os.environ.items() if name != "SEARCH_URL"} | {
            "VAR": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
            "DATABASE_URL": database_url(),
            "EMBEDDINGS": "off",
            "DEBUG": "0",
        }
        command = [sys.executable, "manage.py", "send_alerts"]
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    return started


def test_each_letter_is_queued_once_though_the_worker_is_killed_half_way(worker):
    people = User.objects.bulk_create(User(username=f"u{n}", email=f"u{n}@example.org") for n in range(PEOPLE))
    EmailAddress.objects.bulk_create(EmailAddress(user=each, email=each.email, verified=True) for each in people)
    Subscription.objects.bulk_create(
        Subscription(user=each, kind="search", target="q=h%E1%BB%93+s%C6%A1", frequency="at_once") for each in people
    )
    ResearchFactory(published=True, title_vi="Đọc hồ sơ giấy")
    drain()
    with worker() as process:
        deadline = time.monotonic() + 240
        while not Message.objects.exists():
            assert process.poll() is None and time.monotonic() < deadline, "it queued nothing"
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
    half = Message.objects.count()
    assert 0 < half < PEOPLE, "it was not killed half-way"
    assert Notice.objects.filter(is_told=True).count() == half
    for _again in range(2):
        with worker() as process:
            said, _nothing = process.communicate(timeout=240)
        assert process.returncode == 0, said.decode()
    addresses = [message.to_addresses[0] for message in Message.objects.all()]
    assert sorted(addresses) == sorted(each.email for each in people)
