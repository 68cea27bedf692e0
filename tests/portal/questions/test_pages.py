"""Asking, answering and reading, as people do it: without a name, in the language it was written in."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from demand.models import Need
from listings.services import change_standing, withdraw
from organisations.models import Role
from portal.addresses import address
from questions.models import PublicQuestion
from questions.services import answer, approve, ask
from tests.factories import MembershipFactory, NeedFactory, UserFactory

TEXT = "Đơn thư được quét ở độ phân giải bao nhiêu?"


@pytest.fixture(autouse=True)
def before_engine(engine):
    """In place before anything is asked."""


def page_of(need, language="en"):
    return address(need.key, need.slug, language)


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def open_question(asked, editor):
    return approve(question=ask(need=asked.need, by=asked.asker, text=TEXT), by=editor)


def test_the_way_from_the_page_to_the_queue(asked, client):
    link = f"/en/needs/{asked.need.pk}/questions/ask/"
    assert f'href="{link}"' in client.get(page_of(asked.need)).text
    assert client.get(link).url.startswith("/en/account/login/")
    asker = signed_in(asked.asker)
    assert "Reading letters" in asker.get(link).text
    assert asker.post(link, {"text": " \x00 "}).status_code == 400
    assert asker.post(link, {"text": "a" * 1001}).status_code == 400
    answered = asker.post(link, {"text": TEXT})
    assert answered.url == "/en/workspace/my-questions/" and PublicQuestion.objects.get().asker == asked.asker
    own = asker.get(answered.url).text
    assert TEXT in own and "Reading letters" in own and "A moderator of the city reads" in own
    assert TEXT not in client.get(page_of(asked.need)).text
    again = asker.post(link, {"text": TEXT})
    assert again.status_code == 400 and TEXT in again.text and PublicQuestion.objects.count() == 1


def test_a_robot_of_questions_is_slowed_down(asked, monkeypatch):
    monkeypatch.setattr("questions.services.asking.MOST_A_DAY", 1)
    asker = signed_in(asked.asker)
    link = f"/en/needs/{asked.need.pk}/questions/ask/"
    assert [asker.post(link, {"text": f"Câu {number}?"}).status_code for number in range(2)] == [302, 429]


def test_question_and_answer_stand_on_the_page_unnamed_and_in_their_language(asked, open_question, client):
    answer(question=open_question, text="At 300 dpi.\n<script>alert(1)</script>", by=asked.owner)
    second = ask(need=asked.need, by=asked.asker, text="Bao nhiêu trang?")
    approve(question=second, by=None)
    for language in ("vi", "en"):
        text = client.get(page_of(asked.need, language)).text
        assert f'<div class="prose" lang="vi"><p>{TEXT}</p></div>' in text
        assert '<div class="prose" lang="en"><p>At 300 dpi.</p><p>&lt;script&gt;' in text
        assert text.index(TEXT) < text.index("Bao nhiêu trang?")
        for told in (asked.asker.username, asked.asker.email, asked.owner.username, asked.owner.email):
            assert told not in text
        assert "/workspace/questions/" not in text


def test_the_owner_answers_and_corrects(asked, open_question, enter):
    owner = signed_in(asked.owner)
    link = f"/en/workspace/questions/{open_question.pk}/"
    shown = owner.get(page_of(asked.need)).text
    assert f'href="{link}"' in shown and "/questions/ask/" not in shown
    assert "does not tell who we are" not in owner.get(link).text
    assert owner.post(link, {"text": ""}).status_code == 400
    answered = owner.post(link, {"text": "300 dpi"})
    assert answered.url == f"{page_of(asked.need)}#question-{open_question.pk}"
    assert "300 dpi" in owner.get(link).text
    owner.post(link, {"text": "600 dpi"})
    text = owner.get(page_of(asked.need)).text
    assert "600 dpi" in text and "300 dpi" not in text


def test_a_withheld_owner_is_warned_and_unnamed(asked, open_question, client):
    change_standing(listing=asked.need, audience="withheld")
    owner, link = signed_in(asked.owner), f"/en/workspace/questions/{open_question.pk}/"
    warned = owner.post(link, {"text": "Mây Sông quét ở 300 dpi"})
    assert warned.status_code == 400 and "Mây Sông" in warned.text and 'name="names_nobody"' in warned.text
    assert PublicQuestion.objects.get().answer == ""
    owner.post(link, {"text": "Quét ở 300 dpi"})
    text = client.get(page_of(asked.need)).text
    assert "Answer of the owner of this need" in text and "Quét ở 300 dpi" in text and "Mây Sông" not in text
    owner.post(link, {"text": "Trên mây sông thì không", "names_nobody": "on"})
    assert "Trên mây sông" in client.get(page_of(asked.need)).text


def test_what_was_written_before_the_name_was_withheld_is_not_shown(asked, editor, client):
    made = approve(question=ask(need=asked.need, by=asked.asker, text="Mây Sông có máy quét không?"), by=editor)
    answer(question=made, text="Công ty Mây Sông có.", by=asked.owner)
    assert "Mây Sông có máy quét" in client.get(page_of(asked.need)).text
    change_standing(listing=asked.need, audience="withheld")
    text = client.get(page_of(asked.need)).text
    assert "Mây Sông" not in text and "name is withheld now" in text


def test_own_questions_name_nothing_that_is_gone(asked, open_question):
    asker = signed_in(asked.asker)
    assert "Reading letters" in asker.get("/en/workspace/my-questions/").text
    withdraw(listing=asked.need)
    text = asker.get("/en/workspace/my-questions/").text
    assert "Reading letters" not in text and TEXT in text


def test_a_closed_need_takes_neither(asked, open_question):
    Need.objects.filter(pk=asked.need.pk).update(closes_at=timezone.now() - timedelta(hours=1))
    assert "/questions/ask/" not in Client().get(page_of(asked.need)).text
    asker, owner = signed_in(asked.asker), signed_in(asked.owner)
    link = f"/en/needs/{asked.need.pk}/questions/ask/"
    assert "is over" in asker.get(link).text and asker.post(link, {"text": "Muộn?"}).status_code == 400
    link = f"/en/workspace/questions/{open_question.pk}/"
    assert "is over" in owner.get(link).text and owner.post(link, {"text": "Muộn"}).status_code == 400
    assert PublicQuestion.objects.get().answer == ""


def test_only_writers_of_the_owner_enter_and_only_what_is_public(asked, open_question):
    waiting = ask(need=asked.need, by=asked.asker, text="Chưa duyệt?")
    link = f"/vi/workspace/questions/{open_question.pk}/"
    others = [
        asked.asker,
        MembershipFactory().user,
        MembershipFactory(organisation=asked.organisation, role="viewer").user,
    ]
    for user in others:
        client = signed_in(user)
        assert client.get(link).status_code == client.post(link, {"text": "x"}).status_code == 404
    assert Client().post(link, {"text": "x"}).url.startswith("/vi/account/login/")
    for role in (Role.OWNER, Role.EDITOR):
        client = signed_in(MembershipFactory(organisation=asked.organisation, role=role).user)
        assert client.get(link).status_code == 200
        hidden = client.get(f"/vi/workspace/questions/{waiting.pk}/")
        assert hidden.status_code == 404 and "Chưa duyệt" not in hidden.text
    open_question.refresh_from_db()
    assert open_question.answer == ""


def test_nobody_asks_about_what_they_may_not_see(asked, member_client):
    person = signed_in(UserFactory())
    members = NeedFactory(published=True, audience="members")
    for need in (NeedFactory(), members):
        link = f"/vi/needs/{need.pk}/questions/ask/"
        assert person.get(link).status_code == person.post(link, {"text": TEXT}).status_code == 404
    assert member_client.get(f"/vi/needs/{members.pk}/questions/ask/").status_code == 200
    assert not PublicQuestion.objects.exists()


def test_it_waits_in_the_workspace_of_those_who_may_answer(asked, open_question, enter):
    for role, number in (("viewer", 0), ("editor", 1)):
        tasks = enter(asked.organisation, role).get("/en/workspace/").context["tasks"]
        assert len([task for task in tasks if task.url == f"/en/workspace/questions/{open_question.pk}/"]) == number
    answer(question=open_question, text="300 dpi", by=asked.owner)
    assert not [
        task for task in signed_in(asked.owner).get("/en/workspace/").context["tasks"] if "/questions/" in task.url
    ]


def test_many_questions_cost_no_more_queries(asked, editor, client, django_assert_max_num_queries):
    def make(number):
        made = PublicQuestion.objects.create(need=asked.need, text=f"Câu {number}?", language="vi", state="open")
        return answer(question=made, text=f"Đáp {number}", by=asked.owner)

    change_standing(listing=asked.need, audience="withheld")
    make(0)
    client.get(page_of(asked.need))
    with django_assert_max_num_queries(60) as few:
        client.get(page_of(asked.need))
    for number in range(1, 12):
        make(number)
    with django_assert_max_num_queries(len(few)):
        assert "Đáp 11" in client.get(page_of(asked.need)).text
