"""The moderators' queue: the oldest first, with who asked on the question's own page only, and a row for each look."""

from datetime import timedelta

import pytest
from django.utils import timezone

from history.models import Access
from listings.services import change_standing
from questions.choices import State
from questions.models import PublicQuestion
from questions.services import answer, approve, ask

INDEX = "/admin/public_questions/"


@pytest.fixture
def question(asked):
    return ask(need=asked.need, by=asked.asker, text="<b>Mây Sông</b> có bao nhiêu trang?")


def edit(question):
    return f"{INDEX}edit/{question.pk}/"


def decide(client, question, **given):
    answered = client.post(edit(question), {"decision": "", "refusal": "", "refusal_note": ""} | given)
    question.refresh_from_db()
    return answered


def test_what_waits_stands_on_top(asked, question, editor, moderator_client):
    done = approve(question=ask(need=asked.need, by=asked.asker, text="Một?"), by=editor)
    unread = answer(
        question=approve(question=ask(need=asked.need, by=asked.asker, text="Hai?"), by=editor),
        text="Có",
        by=asked.owner,
    )
    older = ask(need=asked.need, by=asked.asker, text="Ba?")
    PublicQuestion.objects.filter(pk=older.pk).update(asked_at=timezone.now() - timedelta(days=3))
    page = moderator_client.get(INDEX)
    assert [row.pk for row in page.context["object_list"]] == [older.pk, question.pk, unread.pk, done.pk]
    assert asked.asker.username not in page.text and "<b>Mây" not in page.text


def test_a_look_at_who_asked_is_noted(asked, question, moderator_client):
    page = moderator_client.get(edit(question))
    assert asked.asker.username in page.text and "&lt;b&gt;Mây Sông" in page.text
    assert Access.objects.filter(what="person", key=question.key).exists()


def test_a_moderator_publishes(question, moderator_client, mailoutbox):
    assert decide(moderator_client, question, decision="approve", text="khác").status_code == 302
    assert question.state == State.OPEN and question.text.startswith("<b>Mây") and len(mailoutbox) == 2


def test_a_refusal_needs_its_reason(question, moderator_client, mailoutbox):
    for given in ({"decision": "refuse"}, {"decision": "refuse", "refusal": "other"}):
        assert decide(moderator_client, question, **given).status_code == 200
        assert question.state == State.WAITING and not mailoutbox
    decide(moderator_client, question, decision="refuse", refusal="names")
    assert (question.state, question.refusal) == (State.REFUSED, "names") and len(mailoutbox) == 1
    assert decide(moderator_client, question, decision="approve").status_code == 200  # no such choice any more
    assert question.state == State.REFUSED


def test_an_answer_is_read_or_taken_back(asked, question, editor, moderator_client):
    answer(question=approve(question=question, by=editor), text="Gọi 0901 234 567", by=asked.owner)
    decide(moderator_client, question, decision="seen")
    assert question.seen_at and question.answer
    assert decide(moderator_client, question, decision="take-back").status_code == 200 and question.answer
    decide(moderator_client, question, decision="take-back", refusal_note="Số riêng")
    assert (question.state, question.answer) == (State.OPEN, "")


def test_what_may_tell_a_withheld_name_is_pointed_out(asked, question, moderator_client):
    assert "Mây Sông</b>" not in moderator_client.get(edit(question)).text
    change_standing(listing=asked.need, audience="withheld")
    form = moderator_client.get(edit(question)).context["form"]
    assert "Mây Sông" in form.fields["decision"].help_text
    decide(moderator_client, question, decision="approve")
    assert question.text_was_checked


def test_after_the_time_it_can_only_be_refused(asked, question, moderator_client):
    type(asked.need).objects.filter(pk=asked.need.pk).update(closes_at=timezone.now())
    assert decide(moderator_client, question, decision="approve").status_code == 200
    assert question.state == State.WAITING
    decide(moderator_client, question, decision="refuse", refusal="too-late")
    assert question.state == State.REFUSED


def test_it_is_for_staff_and_nobody_adds_or_deletes(asked, question, enter, moderator_client):
    assert enter(asked.organisation).get(INDEX).status_code == 302
    assert moderator_client.get(f"{INDEX}new/").status_code == 302
    assert moderator_client.post(f"{INDEX}delete/{question.pk}/").status_code == 302
    assert PublicQuestion.objects.count() == 1
