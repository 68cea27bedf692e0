"""The deadline storm in small: 40 teams, 5 clients, over real connections (benchmarks/storm.py is the whole one)."""

import socket
import time
from datetime import UTC, datetime

import pytest
from django.test import Client

from benchmarks.storm import ARRIVAL, Entrant, hand_in, open_pages, problems, spread, storm
from portal import frame
from portal.setup import prepare_pages
from submissions.models import Submission
from submissions.reading import finals
from tests.competitions.made import competition
from tests.factories import TeamFactory
from tests.files.making import PDF
from tests.portal.submissions.conftest import in_storage

CLIENTS, TEAMS, SECONDS = 5, 40, 6


@pytest.fixture
def site_that_answers(transactional_db, live_server, settings):
    frame.forget()
    prepare_pages()
    settings.ARRIVAL_HEADER = ARRIVAL
    page = competition()
    yield live_server.url, page.phases.get(kind="submission"), page.tracks.get()
    frame.forget()


def entrant(track, number: int) -> Entrant:
    team, client = TeamFactory(track=track), Client()
    client.force_login(team.members.get().user)
    return Entrant(team.pk, f"sessionid={client.cookies['sessionid'].value}", PDF + f"%{number}\n%%EOF\n".encode())


def test_none_that_began_in_time_is_lost_and_none_after_is_taken(site_that_answers, settings):
    url, phase, track = site_that_answers
    entrants = [entrant(track, number) for number in range(TEAMS)]
    open_pages(url, entrants, CLIENTS)
    start = time.time()
    deadline = start + SECONDS
    spread(entrants, start, deadline)
    phase.ends_at = datetime.fromtimestamp(deadline, UTC)
    phase.save()
    answers = storm(url, entrants, CLIENTS)
    assert problems(url, answers, deadline, CLIENTS) == []
    taken = {each.entrant.team for each in answers if each.status == 302}
    assert set(finals(track, phase)) == taken and Submission.objects.count() == len(taken) == len(in_storage(settings))
    assert len(taken) > TEAMS / 2 and len(taken) < TEAMS  # some began after the deadline, and were told so
    slow = [each for each in answers if each.entrant.pause]
    assert slow and all(each.status == 302 and each.began + each.entrant.pause > deadline for each in slow)


def test_attack_21_a_client_that_goes_away_leaves_nothing(site_that_answers, settings):
    url, _phase, track = site_that_answers
    gone = entrant(track, 1)
    open_pages(url, [gone], 1)
    host, port = url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as connection:
        head = f"POST /vi/teams/{gone.team}/submit/ HTTP/1.1\r\nHost: {host}:{port}\r\nCookie: {gone.session}\r\n"
        head += "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 5000\r\n\r\n"
        field = f'--b\r\nContent-Disposition: form-data; name="token"\r\n\r\n{gone.fields["token"]}\r\n--b\r\n'
        field += 'Content-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n'
        connection.sendall(head.encode() + field.encode() + PDF)
    time.sleep(0.5)
    assert Submission.objects.count() == 0 and in_storage(settings) == []
    assert hand_in(url, gone).status == 302  # and it may come back with the same form
