"""What is held of whoever asked and answered: given out whole, and let go of without taking the answers from others."""

import json

import pytest
from django.core.serializers.json import DjangoJSONEncoder

from accounts.personal_data import holdings
from questions.models import PublicQuestion
from questions.services import answer, approve, ask

pytestmark = pytest.mark.django_db


def held(user):
    return json.loads(json.dumps(holdings()["public_questions"].collect(user), cls=DjangoJSONEncoder))


def test_own_questions_are_in_the_export(asked, editor):
    made = approve(question=ask(need=asked.need, by=asked.asker, text="Bao nhiêu trang?"), by=editor)
    answer(question=made, text="Một nghìn", by=asked.owner)
    own = held(asked.asker)
    assert [(each["text"], each["state"]) for each in own["asked"]] == [("Bao nhiêu trang?", "answered")]
    assert own["answered"] == []
    theirs = held(asked.owner)
    assert theirs["asked"] == [] and [each["answer"] for each in theirs["answered"]] == ["Một nghìn"]


def test_erasure_makes_them_anonymous(asked, editor):
    made = approve(question=ask(need=asked.need, by=asked.asker, text="Bao nhiêu trang?"), by=editor)
    answer(question=made, text="Một nghìn", by=asked.owner)
    for person in (asked.asker, asked.owner, editor):
        holdings()["public_questions"].erase(person)
    row = PublicQuestion.objects.get()
    assert (row.text, row.answer) == ("Bao nhiêu trang?", "Một nghìn")
    assert {row.asker, row.answered_by, row.decided_by, row.seen_by} == {None}


def test_who_is_gone_gets_no_letter(asked, editor, mailoutbox):
    made = ask(need=asked.need, by=asked.asker, text="Bao nhiêu trang?")
    asked.asker.delete()
    approve(question=made, by=editor)
    assert [letter.to for letter in mailoutbox] == [[asked.owner.email]]
