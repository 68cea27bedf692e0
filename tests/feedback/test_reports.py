"""City staff read what visitors miss, on the page and as a file, in both languages."""

import csv
import io

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from feedback.models import UnansweredMonth
from feedback.months import this_month
from feedback.services import note_misfit, note_unanswered
from search.sync import renew_stale
from tests.factories import NeedFactory, ResearchFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def wanted(known):
    for visitor in range(6):
        note_unanswered(concepts=["ocr"], kind="research", language="vi", visitor=f"{visitor:016x}", fields=["health"])
        note_unanswered(concepts=[], kind="", language="vi", visitor=f"{visitor:016x}")
    note_unanswered(concepts=["chatbots"], kind="research", language="vi", visitor="1" * 16)


def rows(client, name):
    answer = client.get(reverse(name), {"export": "csv"})
    assert answer.status_code == 200
    return list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode())))


def test_what_is_asked_for_and_not_offered(editor_client, wanted):
    ResearchFactory(title_vi="chủ đề ocr", published=True)
    page = editor_client.get(reverse("asked_and_not_offered"))
    assert page.status_code == 200
    assert "chatbots" not in page.content.decode()
    (row,) = page.context["object_list"]
    assert (row["concept"], row["visitors"], row["months"]) == ("chủ đề ocr", 6, 1)
    assert "6" in page.context["view"].note


def test_the_export_says_what_the_page_says(editor_client, wanted):
    heading, row = rows(editor_client, "asked_and_not_offered")
    assert len(heading) == len(row) == 7
    assert row[:3] == ["chủ đề ocr", "6", "1"]
    assert row[3].endswith(": 6")


def test_misfits_are_counts_with_titles(editor_client):
    offer, need = ResearchFactory(title_vi="Đọc phim", published=True), NeedFactory(title_vi="Cần đọc", published=True)
    for visitor, source in (("a", need.key), ("b", need.key), ("c", "")):
        assert note_misfit(source=source, listing=offer.key, reason="too-expensive", visitor=visitor * 16)
    assert editor_client.get(reverse("misfits")).status_code == 200
    _heading, first, second = rows(editor_client, "misfits")
    assert first[:3] == ["Đọc phim", "Cần đọc", "2"]
    assert (first[4], second[2]) == (offer.key, "1")
    offer.delete()
    renew_stale()
    assert "Đọc phim" not in str(rows(editor_client, "misfits"))


@pytest.mark.parametrize("name", ["asked_and_not_offered", "misfits"])
def test_only_for_whoever_may_see_them(name, client, city):
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get(reverse(name)).status_code == 302
    assert reverse(name) not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_moderators_see_them_too_and_they_are_in_the_menu(moderator_client):
    UnansweredMonth.objects.create(month=this_month(), concept="gone", visitors=7)
    assert moderator_client.get(reverse("asked_and_not_offered")).context["object_list"][0]["concept"] == "gone"
    assert reverse("misfits") in moderator_client.get(reverse("wagtailadmin_home")).content.decode()
