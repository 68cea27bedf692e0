"""Attack 21: in time and too late by a second, cut short, over quota, sent twice."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from django.core import mail
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from history.models import StateChange
from portal.arrival import arrived
from submissions.models import Submission
from submissions.reading import final, finals
from tests.files.making import PDF
from tests.portal.submissions.conftest import address, hand_in, in_storage, kept, upload

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@pytest.fixture
def arrives(monkeypatch):
    """`arrives(moment)`: when the next requests begin."""
    return lambda moment: monkeypatch.setattr("portal.arrival.arrived", lambda said, now: moment)


def nothing(settings) -> None:
    assert kept() == (0, 0) and in_storage(settings) == [] and not mail.outbox
    assert not StateChange.objects.filter(kind="submission").exists()


@pytest.mark.parametrize("after", [timedelta(), SECOND, timedelta(days=3)])
def test_what_begins_at_the_deadline_or_later_is_refused_and_nothing_is_kept(
    client, team, phase, arrives, settings, after
):
    arrives(phase.ends_at + after)
    answer = hand_in(client, team, upload())
    assert answer.status_code == 403 and "submissions/refused.html" in [each.name for each in answer.templates]
    assert "Traceback" not in answer.content.decode() and "<h1>" in answer.content.decode()
    nothing(settings)
    page = client.get(address(team))
    assert page.status_code == 200 and 'type="file"' not in page.content.decode()


@pytest.mark.parametrize("before", [timedelta(microseconds=1), SECOND])
def test_what_begins_before_the_deadline_counts_however_late_it_ends(client, team, track, phase, arrives, before):
    type(phase).objects.filter(pk=phase.pk).update(ends_at=timezone.now() - timedelta(minutes=5))
    phase.refresh_from_db()
    arrives(phase.ends_at - before)
    assert hand_in(client, team, upload()).status_code == 302
    made = Submission.objects.get()
    assert made.begun_at == phase.ends_at - before and made.received_at > phase.ends_at
    assert final(team, phase) == made and finals(track, phase) == {team.pk: made}


@pytest.mark.parametrize(("at", "status"), [(-SECOND, 403), (timedelta(), 302)])
def test_a_round_begins_at_its_second(client, team, phase, arrives, at, status):
    arrives(phase.starts_at + at)
    assert hand_in(client, team, upload()).status_code == status


def test_over_a_years_end(client, team, phase, arrives):
    midnight = timezone.make_aware(timezone.datetime(2027, 1, 1))
    type(phase).objects.filter(pk=phase.pk).update(starts_at=midnight - timedelta(days=9), ends_at=midnight)
    arrives(midnight - SECOND)
    assert hand_in(client, team, text="Bài", token="a").status_code == 302
    arrives(midnight)
    assert hand_in(client, team, text="Bài khác", token="b").status_code == 403
    assert kept() == (1, 0)


def test_a_client_does_not_choose_the_time(client, team, phase, settings):
    type(phase).objects.filter(pk=phase.pk).update(ends_at=timezone.now() - SECOND)
    early = str(int((timezone.now() - timedelta(minutes=1)).timestamp() * 1000))
    post = {"token": "a", "text": "Bài", "whole": "1", "begun_at": early}
    assert client.post(address(team), post, headers={"X-Request-Start": early}).status_code == 403
    nothing(settings)
    settings.ARRIVAL_HEADER = "X-Request-Start"  # which our own proxy writes anew
    assert client.post(address(team), post, headers={"X-Request-Start": early}).status_code == 302


@pytest.mark.parametrize("said", ["", "-1", "abc", "9" * 15, "1", "1e9", "٣" * 13, "9" * 400])
def test_a_header_that_makes_no_sense_is_not_believed(said):
    now = timezone.now()
    assert arrived(said, now) == now


def test_what_was_cut_short_is_no_version(client, team, settings):
    answer = client.post(address(team), {"token": "a", "files": [upload()], "text": ""})
    assert answer.status_code == 422
    nothing(settings)


def test_a_body_that_ends_before_its_end_is_no_version(client, team, settings):
    head = b'--x\r\nContent-Disposition: form-data; name="token"\r\n\r\na\r\n--x\r\nContent-Disposition: form-data; '
    head += b'name="files"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n' + PDF
    answer = client.generic("POST", address(team), head, content_type="multipart/form-data; boundary=x")
    assert answer.status_code in (400, 422)
    nothing(settings)


def test_over_quota_is_refused_by_what_it_says_and_by_what_it_is(client, team, settings, monkeypatch):
    answer = hand_in(client, team, upload(data=PDF + bytes(5_000_000)))
    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE  # by its stated length, unread
    nothing(settings)
    written = []
    real = TemporaryFileUploadHandler.receive_data_chunk
    monkeypatch.setattr(
        TemporaryFileUploadHandler, "receive_data_chunk", lambda *given: written.append(1) or real(*given)
    )
    monkeypatch.setattr("portal.submissions.submit.BESIDES_FILES", 100_000_000)
    monkeypatch.setattr("portal.submissions.submit.MEGABYTE", 100_000)
    type(team.track).objects.update(most_megabytes=2)
    answer = hand_in(client, team, upload(data=PDF + bytes(3_000_000)))
    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE  # while it streamed in
    assert len(written) < 10
    nothing(settings)


def test_the_same_form_sent_twice_is_one_version(client, team, settings):
    first, second = (hand_in(client, team, upload(), token="mot") for _each in range(2))
    assert first["Location"] == second["Location"] and kept() == (1, 1) and len(in_storage(settings)) == 1
    assert len(mail.outbox) == 1


def test_the_same_form_with_another_file_is_another_version(client, team):
    """Gone back in the browser, and sent with what was forgotten."""
    for data in (PDF, PDF + b"%%EOF\n", PDF):
        hand_in(client, team, upload(data=data), token="mot")
    assert [each.number for each in Submission.objects.order_by("pk")] == [1, 2, 3]


def test_sent_twice_at_the_limit_the_second_answer_is_the_receipt(client, team, track):
    type(track).objects.filter(pk=track.pk).update(most_in_all=1)
    answers = [hand_in(client, team, upload(), token="mot") for _each in range(2)]
    assert [each.status_code for each in answers] == [302, 302] and kept() == (1, 1)


def test_a_storage_that_fails_keeps_nothing(client, team, settings, monkeypatch):
    def fail(*args, **options):
        raise OSError("no space left")

    monkeypatch.setattr("submissions.services.tell_received", fail)
    with pytest.raises(OSError, match="no space"):
        hand_in(client, team, upload())
    nothing(settings)


def test_a_moved_deadline_decides_anew(client, team, phase):
    hand_in(client, team, upload(), token="a")
    hand_in(client, team, upload(data=PDF + b"%%EOF\n"), token="b")
    one, two = Submission.objects.order_by("pk")
    Submission.objects.filter(pk=one.pk).update(begun_at=timezone.now() - timedelta(hours=2))
    type(phase).objects.filter(pk=phase.pk).update(ends_at=timezone.now() - timedelta(hours=1))
    assert final(team, phase).pk == one.pk
    assert two.phase_id == one.phase_id


def test_the_version_that_began_last_counts_whichever_ended_last(client, team, phase, arrives):
    now = timezone.now()
    arrives(now - 5 * SECOND)
    hand_in(client, team, text="bắt đầu sau", token="b")
    arrives(now - 60 * SECOND)
    hand_in(client, team, text="bắt đầu trước, xong sau", token="a")
    assert final(team, phase).text == "bắt đầu sau"


def test_read_through_the_receipt(client, team, arrives, phase):
    arrives(phase.ends_at - SECOND)
    answer = hand_in(client, team, upload())
    page = client.get(answer["Location"]).content.decode()
    assert f"{timezone.localtime(phase.ends_at - SECOND):%H:%M:%S}" in page
    assert f"{timezone.localtime(phase.ends_at):%H:%M:%S}" in page
    assert Client().get(reverse("submission", args=[Submission.objects.get().pk])).status_code == 302
