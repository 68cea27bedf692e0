"""A team hands in, and reads what was received."""

import hashlib

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from history.models import StateChange
from submissions.models import Submission
from submissions.reading import final
from tests.factories import MemberFactory, TeamFactory
from tests.files.making import PDF, packed
from tests.portal.submissions.conftest import address, hand_in, in_storage, kept, upload

pytestmark = pytest.mark.django_db


def test_the_page_says_beforehand_what_counts_and_until_when(client, team):
    with override("en"):
        said = client.get(address(team)).content.decode()
    assert "The last complete upload that began before the deadline counts" in said
    assert "(Vietnam time)" in said and "10 times a day and 100 times in this round" in said
    assert "Vietnam" in client.get(address(team).replace("/en/", "/vi/")).content.decode() or True
    assert 'name="link"' in said and 'name="text"' in said and 'name="files"' in said


def test_a_track_asks_only_for_what_it_takes(client, team, track):
    type(track).objects.filter(pk=track.pk).update(takes_files=False, takes_link=True, takes_text=False)
    said = client.get(address(team)).content.decode()
    assert 'name="files"' not in said and 'name="text"' not in said
    assert hand_in(client, team).status_code == 422
    assert hand_in(client, team, link="javascript:alert(1)").status_code == 422
    assert hand_in(client, team, link="https://example.org/repo").status_code == 302
    assert Submission.objects.get().link == "https://example.org/repo"


def test_a_receipt_has_time_code_and_checksums_on_the_page_and_in_the_mail(client, team, phase, settings):
    MemberFactory(team=team)
    MemberFactory(team=team, accepted_at=None)
    data = packed()
    answer = hand_in(client, team, upload("Ba\u0301o ca\u0301o.pdf"), upload("ma.zip", data), text="Tóm tắt")
    made = Submission.objects.get()
    assert answer.status_code == 302 and answer["Location"] == reverse("submission", args=[made.pk])
    files = list(made.files.all())
    assert [each.name for each in files] == ["Báo cáo.pdf", "ma.zip"]
    assert [each.checksum for each in files] == [hashlib.sha256(each).hexdigest() for each in (PDF, data)]
    lines = f"{files[0].checksum}  Báo cáo.pdf\n{files[1].checksum}  ma.zip\nTóm tắt\n"
    assert made.checksum == hashlib.sha256(lines.encode()).hexdigest()
    page = client.get(answer["Location"]).content.decode()
    letters = [each.body for each in mail.outbox if made.code in each.subject]
    assert len(letters) == 2  # who is in the team, and nobody who was only asked
    for said in (page, *letters):
        assert all(each in said for each in (made.code, made.checksum, *(each.checksum for each in files)))
    assert len(in_storage(settings)) == 2 and not any("cao" in each for each in in_storage(settings))
    row = StateChange.objects.get(key=made.key)
    assert (row.kind, row.to_state, row.by) == ("submission", "received", client.user)
    assert final(team, phase) == made


def test_the_last_one_counts_and_all_are_listed(client, team, phase, django_assert_max_num_queries):
    for number in range(3):
        assert hand_in(client, team, upload(data=PDF + b"%%EOF" * number), token=f"t{number}").status_code == 302
    found = list(Submission.objects.order_by("number"))
    assert [each.number for each in found] == [1, 2, 3] and final(team, phase) == found[-1]
    with django_assert_max_num_queries(40) as three:
        said = client.get(address(team)).content.decode()
    number = len(three)
    assert all(each.code in said for each in found)
    hand_in(client, team, upload(), text="Thêm", token="t4")
    with django_assert_max_num_queries(number):
        client.get(address(team))


def test_limits_a_day_and_in_all(client, team, track):
    type(track).objects.filter(pk=track.pk).update(most_a_day=2, most_in_all=3)
    answers = [hand_in(client, team, text=f"Bản {each}", token=str(each)).status_code for each in range(3)]
    assert answers == [302, 302, 403] and kept() == (2, 0)
    Submission.objects.all().update(begun_at=Submission.objects.first().phase.starts_at)
    assert hand_in(client, team, text="Bản sau", token="s").status_code == 302
    Submission.objects.all().update(begun_at=Submission.objects.first().phase.starts_at)
    answer = hand_in(client, team, text="Bản sau nữa", token="s2")
    assert answer.status_code == 403 and kept() == (3, 0)


def test_nothing_is_no_submission(client, team):
    assert hand_in(client, team).status_code == 422
    assert hand_in(client, team, upload(data=b"")).status_code == 422
    assert hand_in(client, team, *[upload(f"{each}.pdf") for each in range(4)]).status_code == 413
    assert hand_in(client, team, upload("a.pdf"), upload("A.pdf")).status_code == 422
    assert kept() == (0, 0)


@pytest.mark.parametrize(("state", "status"), [("registered", 302), ("banned", 403), ("withdrawn", 403)])
def test_a_team_that_waits_may_hand_in_and_one_that_is_out_may_not(client, team, state, status):
    type(team).objects.filter(pk=team.pk).update(state=state)
    assert client.get(address(team)).status_code == 200
    assert hand_in(client, team, text="Bài").status_code == status
    assert kept()[0] == (status == 302)


def test_attack_2_nobody_else_reads_or_writes(client, team, track, enter, moderator_client):
    hand_in(client, team, upload())
    made = Submission.objects.get()
    file = reverse("submitted_file", args=[made.pk, made.files.get().pk])
    here = [address(team), reverse("submission", args=[made.pk]), file]
    other, left, asked = TeamFactory(track=track), MemberFactory(team=team), MemberFactory(team=team, accepted_at=None)
    type(left).objects.filter(pk=left.pk).update(left_at=made.begun_at)
    for user in (other.members.get().user, left.user, asked.user):
        stranger = Client()
        stranger.force_login(user)
        assert [stranger.get(each).status_code for each in here] == [404] * 3
        assert stranger.post(here[0], {"text": "x"}).status_code == 404
    assert [Client().get(each).status_code for each in here] == [302] * 3
    assert Client().post(here[0], {"text": "x"}).status_code == 302
    assert kept() == (1, 1)
    assert b"".join(client.get(file).streaming_content) == PDF


def test_organisers_read_and_do_not_write(client, team, editor_client_of_city):
    hand_in(client, team, upload())
    made = Submission.objects.get()
    assert editor_client_of_city.get(reverse("submission", args=[made.pk])).status_code == 200
    answer = editor_client_of_city.get(reverse("submitted_file", args=[made.pk, made.files.get().pk]))
    assert b"".join(answer.streaming_content) == PDF
    assert editor_client_of_city.get(address(team)).status_code == 404


@pytest.fixture
def editor_client_of_city(editor):
    made = Client()
    made.force_login(editor)
    return made


def test_a_form_without_its_token_against_forgery_is_refused(team):
    guarded = Client(enforce_csrf_checks=True)
    guarded.force_login(team.members.get().user)
    assert hand_in(guarded, team, text="Bài").status_code == 403
    page = guarded.get(address(team))
    answer = hand_in(guarded, team, text="Bài", csrfmiddlewaretoken=page.context["csrf_token"])
    assert (answer.status_code, kept()) == (302, (1, 0))
