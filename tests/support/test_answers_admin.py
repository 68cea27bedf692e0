"""Staff read single answers of the survey; nobody changes one, and each look at a contact is noted."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from history.models import Access
from support.models import SurveyAnswer
from tests.factories import OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db
LIST = "survey_answers:index"


@pytest.fixture
def answers(city):
    common = {"language": "vi", "contact_name": "Lê An", "contact_email": "an@example.org"}
    return [
        SurveyAnswer.objects.create(
            organisation_kind="company",
            size="small",
            wishes=["documents"],
            wish_text="=HYPERLINK(1)",
            training_headcount=12,
            **common,
        ),
        SurveyAnswer.objects.create(organisation_kind="university", size="large", wish_text="<script>x</script>"),
    ]


def test_the_list_is_filtered_and_shows_no_contact(answers, moderator_client):
    page = moderator_client.get(reverse(LIST)).content.decode()
    assert "=HYPERLINK(1)" in page and "&lt;script&gt;x" in page and "<script>x" not in page
    assert reverse("survey_answers:inspect", args=[answers[0].pk]) in page
    assert "Lê An" not in page and "an@example.org" not in page
    found = moderator_client.get(reverse(LIST), {"organisation_kind": "company"}).context["object_list"]
    assert list(found) == answers[:1]
    found = moderator_client.get(reverse(LIST), {"wants_training": "true"}).context["object_list"]
    assert list(found) == answers[:1]
    assert not Access.objects.exists()


def test_an_answer_is_read_and_the_look_is_noted(answers, moderator_client, moderator):
    page = moderator_client.get(reverse("survey_answers:inspect", args=[answers[0].pk])).content.decode()
    assert "an@example.org" in page
    row = Access.objects.get()
    assert (row.what, row.key, row.by) == ("person", f"survey-answer:{answers[0].pk}", moderator)


def test_the_workbook_runs_nothing_and_is_noted(answers, moderator_client):
    answer = moderator_client.get(reverse(LIST), {"export": "xlsx"})
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    texts = {cell.value for cell in cells}
    assert {"=HYPERLINK(1)", "Lê An"} <= texts and all(cell.data_type != "f" for cell in cells if cell.value)
    assert list(Access.objects.values_list("what", "key")) == [("export", LIST)]
    assert "export=csv" not in moderator_client.get(reverse(LIST)).content.decode()
    assert moderator_client.get(reverse(LIST), {"export": "csv"})["Content-Type"].startswith("text/html")


def test_nobody_changes_one_and_strangers_see_none(answers, enter, city):
    administrator = Client()
    administrator.force_login(UserFactory(is_superuser=True, is_staff=True))
    number = answers[0].pk
    for name in ("edit", "delete"):
        assert administrator.post(reverse(f"survey_answers:{name}", args=[number]), {"ward": "X"}).status_code == 302
    assert SurveyAnswer.objects.get(pk=number).ward == ""
    for client in (enter(OrganisationFactory()), Client()):
        for address in (
            reverse(LIST),
            reverse("survey_answers:inspect", args=[number]),
            f"{reverse(LIST)}?export=xlsx",
        ):
            answer = client.get(address)
            assert answer.status_code in (302, 403) and b"HYPERLINK" not in answer.content
