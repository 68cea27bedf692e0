"""What people left with the support centre is given out to them, and goes with their account."""

import json

import pytest
from allauth.account.models import EmailAddress

from accounts import personal_data
from accounts.services import erase_account
from support.models import Question, Report, SurveyAnswer
from support.questions import ask
from support.reports import report
from support.survey import answer
from tests.accounts.conftest import person_with
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
NUMBER = "0283822123"


def question(**values):
    return ask(**({"phone": NUMBER, "text": "Hỏi", "language": "vi", "preferred_time": "any"} | values))


def told(email):
    report(listing="research:1", reason="wrong", text=f"Báo cáo của {email}", language="vi", email=email)
    kind = {"organisation_kind": "company", "size": "small"}
    answer(language="vi", **kind, wish_text="Đếm hàng", contact_email=email, contact_phone=NUMBER, contact_name="Lan")


@pytest.fixture
def lan(site):
    return person_with("lan@example.org", first_name="Lan")


def test_the_export_reaches_what_was_left_with_a_confirmed_address(lan):
    told("Lan@Example.org")
    told("minh@example.org")
    question(by=lan, text="Của Lan")
    question(text="Của ai khác cùng số")
    found = json.loads(personal_data.export(lan))["support"]
    assert [row["text"] for row in found["questions"]] == ["Của Lan"]
    assert [row["email"] for row in found["reports"]] == ["Lan@Example.org"]
    assert [row["contact_phone"] for row in found["survey_answers"]] == [NUMBER]
    assert "minh@" not in json.dumps(found)


def test_an_address_that_was_not_confirmed_finds_nothing(lan):
    EmailAddress.objects.create(user=lan, email="minh@example.org", verified=False)
    told("minh@example.org")
    assert json.loads(personal_data.export(lan))["support"]["reports"] == []
    assert json.loads(personal_data.export(UserFactory(email="")))["support"]["survey_answers"] == []
    erase_account(user=lan)
    assert Report.objects.get().email == "minh@example.org"


def test_erasure_takes_words_addresses_and_numbers_and_leaves_the_record(lan):
    told("lan@example.org")
    told("minh@example.org")
    question(by=lan)
    other = question(text="Khác")
    erase_account(user=lan)
    assert list(Question.objects.all()) == [other]
    assert sorted(Report.objects.values_list("email", "listing")) == [
        ("", "research:1"),
        ("minh@example.org", "research:1"),
    ]
    assert Report.objects.get(email="").text == ""
    mine = SurveyAnswer.objects.get(contact_email="")
    assert (mine.contact_name, mine.contact_phone, mine.wish_text) == ("", "", "Đếm hàng")
    assert SurveyAnswer.objects.get(contact_email="minh@example.org").contact_name == "Lan"


def test_a_question_of_somebody_signed_in_is_theirs(client, lan, city):
    given = {"phone": "028 3822 1234", "text": "Cần đọc hoá đơn", "preferred_time": "any", "consent": "on"}
    client.force_login(lan)
    client.post("/vi/ask/", given)
    assert Question.objects.get().asked_by == lan
