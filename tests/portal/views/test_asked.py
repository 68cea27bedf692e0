"""What was asked for and is not offered: shown to those who could offer it, and only as counts of many."""

import pytest
from django.test import Client

from feedback.services import note_unanswered
from feedback.visitors import visitor_of
from tests.factories import ConceptFactory
from tests.feedback.conftest import asked_by

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _asked(site):
    ConceptFactory(slug="x-ray", label_vi="phim X-quang", label_en="X-ray film")
    ConceptFactory(slug="ocr", label_vi="nhận dạng ký tự", label_en="OCR")
    for number in range(1, 6):
        note_unanswered(concepts=["x-ray"], kind="", language="vi", visitor=visitor_of(asked_by(number)))
    note_unanswered(concepts=["ocr"], kind="", language="vi", visitor=visitor_of(asked_by(1)))


@pytest.mark.parametrize(("language", "label"), [("vi", "phim X-quang"), ("en", "X-ray film")])
def test_members_see_what_five_visitors_missed_and_not_what_one_did(member_client, language, label):
    page = member_client.get(f"/{language}/asked-for/").content.decode()
    assert label in page
    assert "ký tự" not in page and "OCR" not in page


def test_city_staff_see_it_too(moderator):
    client = Client()
    client.force_login(moderator)
    assert client.get("/vi/asked-for/").status_code == 200


def test_nobody_else_does(client):
    assert client.get("/vi/asked-for/").status_code == 404
