"""Attacks 17 to 20 on the form of a team: the status, the body, the database, the storage and the index."""

from socketserver import TCPServer

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from history.models import StateChange
from search.models import Entry
from submissions.models import Submission, SubmittedFile
from submissions.reading import final, finals
from tests.files.clamd import running
from tests.files.making import BOMBS, DISGUISED, EICAR, PDF
from tests.portal.submissions.conftest import hand_in, in_storage, kept, upload

pytestmark = pytest.mark.django_db


def refused(answer, settings) -> str:
    """Said in the form, and nothing anywhere."""
    assert answer.status_code == 422
    assert kept() == (0, 0) and in_storage(settings) == []
    assert not StateChange.objects.filter(kind="submission").exists()
    assert not Entry.objects.filter(key__startswith="submission").exists() and not mail.outbox
    errors = answer.context["form"].errors["files"]
    assert errors and str(errors[0]).split(": ")[-1] in answer.content.decode()
    assert b"<script>alert" not in answer.content
    return str(errors)


@pytest.mark.parametrize("case", DISGUISED)
def test_attack_17_disguised_files(client, team, settings, case):
    refused(hand_in(client, team, upload(*DISGUISED[case]), upload("sound.pdf")), settings)


@pytest.mark.parametrize("case", [case for case in BOMBS if len(BOMBS[case][1]) < 2_000_000])
def test_attack_18_bombs(client, team, settings, case):
    refused(hand_in(client, team, upload(*BOMBS[case])), settings)


@pytest.mark.parametrize("case", [case for case in BOMBS if len(BOMBS[case][1]) >= 2_000_000])
def test_attack_18_large_bombs(client, team, track, settings, case):
    type(track).objects.filter(pk=track.pk).update(most_megabytes=100)
    refused(hand_in(client, team, upload(*BOMBS[case])), settings)


@pytest.fixture
def scanner(settings):
    with running(TCPServer, ("127.0.0.1", 0)) as server:
        settings.CLAMAV_URL = f"tcp://127.0.0.1:{server.server_address[1]}"
        yield server


@pytest.fixture
def down(settings):
    settings.CLAMAV_URL = "tcp://127.0.0.1:1"


def file_address(file: SubmittedFile) -> str:
    return reverse("submitted_file", args=[file.submission_id, file.pk])


def test_attack_19_eicar_is_refused_while_the_form_is_there(client, team, settings, scanner):
    assert "EICAR" in refused(hand_in(client, team, upload("virus.txt", EICAR)), settings)
    assert hand_in(client, team, upload()).status_code == 302
    assert SubmittedFile.objects.get().cleared_at


def test_attack_19_nothing_is_opened_before_the_scan_has_ended(client, team, track, phase, editor, settings, down):
    answer = hand_in(client, team, upload())
    file, made = SubmittedFile.objects.get(), Submission.objects.get()
    assert answer.status_code == 302 and file.cleared_at is None
    assert final(team, phase) is None and finals(track, phase) == {}
    organiser = Client()
    organiser.force_login(editor)
    for reader in (client, organiser):
        assert reader.get(file_address(file)).status_code == 404
        assert file_address(file) not in reader.get(answer["Location"]).content.decode()
        assert reader.get(f"/media/{file.file.name}").status_code == 404
    call_command("scan_submissions")  # it is down still
    file.refresh_from_db()
    assert file.cleared_at is None and not file.refused
    with running(TCPServer, ("127.0.0.1", 0)) as server:
        settings.CLAMAV_URL = f"tcp://127.0.0.1:{server.server_address[1]}"
        call_command("scan_submissions")
        call_command("scan_submissions")
        assert server.seen == [PDF]
    assert final(team, phase) == made and finals(track, phase) == {team.pk: made}
    assert b"".join(client.get(file_address(file)).streaming_content) == PDF


def test_attack_19_what_is_found_later_is_locked_for_ever_and_told(client, team, phase, settings, down):
    hand_in(client, team, upload(), token="a")
    hand_in(client, team, upload("virus.txt", EICAR), token="b")
    mail.outbox.clear()
    with running(TCPServer, ("127.0.0.1", 0)) as server:
        settings.CLAMAV_URL = f"tcp://127.0.0.1:{server.server_address[1]}"
        call_command("scan_submissions")
    file = SubmittedFile.objects.get(name="virus.txt")
    assert (file.cleared_at, file.refused) == (None, "Win.Test.EICAR_HDB-1")
    assert client.get(file_address(file)).status_code == 404
    assert final(team, phase).number == 1  # the one before counts again
    assert ["EICAR" in each.body for each in mail.outbox] == [True]
    states = StateChange.objects.filter(key=file.submission.key).order_by("pk").values_list("to_state", flat=True)
    assert list(states) == ["received", "file-refused"]
    assert client.get(reverse("submission", args=[file.submission_id])).status_code == 200


NAMES = {
    "../../etc/Báo cáo.pdf": "Báo cáo.pdf",
    "C:\\tep\\bai.pdf": "bai.pdf",
    "a\r\nSet-Cookie: x=1.pdf": "aSet-Cookie- x-1.pdf",
    "cod\u202efdp.v1.pdf": "codfdp-v1.pdf",
    "Ba\u0301o ca\u0301o.pdf": "Báo cáo.pdf",
    "ố" * 240 + ".pdf": "ố" * 83 + ".pdf",
    '"; filename="x.pdf': "-; filename--x.pdf",
    "<script>alert(1)</script>.pdf": "script-.pdf",
    ".pdf": "file.pdf",
}


@pytest.mark.parametrize("name", NAMES)
def test_attack_20_names(client, team, name, settings):
    sent = SimpleUploadedFile("x.pdf", PDF)
    sent._name = name  # past what Django does to it on this side
    answer = hand_in(client, team, sent)
    file = SubmittedFile.objects.first()
    if answer.status_code == 422:  # a name of an extension alone is none
        assert file is None and in_storage(settings) == []
        return
    assert not set(file.name) & set('/\\"\r\n\0\u202e<>:') and len(file.name.encode()) <= 255
    assert client.get(answer["Location"]).status_code == 200
    given = client.get(file_address(file))
    assert b"".join(given.streaming_content) == PDF
    said = given["Content-Disposition"]
    assert said.startswith("attachment; filename") and said.isascii() and "\r" not in said and "\n" not in said
    assert given["X-Content-Type-Options"] == "nosniff" and "sandbox" in given["Content-Security-Policy"]
    assert given["Cache-Control"].startswith("max-age=0") and "Set-Cookie" not in said
