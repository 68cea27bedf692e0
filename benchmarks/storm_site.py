"""The site that the storm meets: a database of its own with one competition, and a server as the image starts it."""

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import django

from benchmarks.storm import ARRIVAL, Answer, Entrant

SERVER = ("--interface", "wsgi", "--workers", "2", "--blocking-threads", "24", "--log-level", "warning")
PATIENCE = 60  # seconds until the server answers


@contextmanager
def served(folder: Path, teams: int) -> Iterator["Site"]:
    """`DATABASE_URL` names the server of the database; without it, it is SQLite in the folder."""
    url, name = os.environ.get("DATABASE_URL", ""), f"storm_{secrets.token_hex(4)}"
    own = urlsplit(url)._replace(path=f"/{name}").geturl() if url else f"sqlite:///{folder}/storm.sqlite3"
    port = _free_port()
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "VAR": str(folder),
        "DATABASE_URL": own,
        "DEBUG": "false",
        "EMBEDDINGS": "off",
        "ARRIVAL_HEADER": ARRIVAL,
    }
    if url:
        _statement(url, f"CREATE DATABASE {name}")
    try:
        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("prepare_site", verbosity=0)
        site = Site(f"http://127.0.0.1:{port}", *_made(teams))
        command = [sys.executable, "-m", "granian", "--host", "127.0.0.1", "--port", str(port), *SERVER]
        server = subprocess.Popen([*command, "portal.wsgi:application"])
        try:
            _wait(site.url)
            yield site
        finally:
            server.terminate()
            server.wait(30)
    finally:
        if url:
            from django.db import connections

            connections["default"].close_pool()
            _statement(url, f"DROP DATABASE {name} WITH (FORCE)")


class Site:
    def __init__(self, url: str, phase, entrants: list[Entrant]):
        self.url, self.phase, self.entrants = url, phase, entrants

    def set_deadline(self, deadline: float) -> None:
        self.phase.ends_at = datetime.fromtimestamp(deadline, UTC)
        self.phase.save()

    def problems(self, answers: Sequence[Answer]) -> list[str]:
        """What is in the database and the storage against what the clients were told."""
        from submissions.models import Submission
        from submissions.reading import finals
        from submissions.uploads import checksum_of

        told = {answer.entrant.team for answer in answers if answer.status == 302}
        kept = {each.team_id: each for each in Submission.objects.prefetch_related("files")}
        counting = finals(self.phase.page.tracks.get(), self.phase)
        found = [f"team {team}: receipt and database differ" for team in told ^ kept.keys()]
        found += [f"team {team}: what was taken does not count" for team in told ^ counting.keys()]
        for each in kept.values():
            file = each.files.get()
            if checksum_of(file.file.open("rb")) != file.checksum:
                found.append(f"team {each.team_id}: the file in the storage is another one")
            file.file.close()
        return found


def _made(number: int):
    """The round, and an entrant for each of so many teams of two."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.utils import timezone

    from competitions.models import CompetitionIndexPage, CompetitionPage, Phase, Track
    from organisations.models import User
    from teams.models import Member, Team

    now, day = timezone.now(), timedelta(days=1)
    page = CompetitionPage(title="Thử thách", tagline="Bài toán", summary="Tóm tắt", problem="<p>x</p>", live=False)
    page.phases = [Phase(kind="submission", starts_at=now - day, ends_at=now + day)]
    page.tracks = [Track(title_vi="Bảng chính")]
    CompetitionIndexPage.objects.get(locale__language_code="vi").add_child(instance=page)
    page.save_revision().publish()
    phase, track = Phase.objects.get(page=page), Track.objects.get(page=page)
    people = User.objects.bulk_create(
        User(username=f"u{n}", email=f"u{n}@example.org", password="!") for n in range(2 * number)
    )
    teams = Team.objects.bulk_create(Team(track=track, name=f"Đội {n}", state="approved") for n in range(number))
    Member.objects.bulk_create(
        Member(team=teams[n // 2], user=person, email=person.email, is_leader=n % 2 == 0, accepted_at=now)
        for n, person in enumerate(people)
    )
    entrants = []
    for n, team in enumerate(teams):
        session = SessionStore()
        session[SESSION_KEY] = str(people[2 * n].pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = people[2 * n].get_session_auth_hash()
        session.create()
        data = b"%PDF-1.4\n" + secrets.token_hex(20_000).encode() + b"\n%%EOF\n"
        entrants.append(Entrant(team.pk, f"sessionid={session.session_key}", data))
    return phase, entrants


def _statement(url: str, sql: str) -> None:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql)


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


def _wait(url: str) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(f"{url}/healthz", timeout=5).close()
            return
        except (urllib.error.URLError, OSError):
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
