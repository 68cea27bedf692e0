"""A question goes to the moderators, then to the owner, then to everybody; each step is a row and a letter."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.utils import timezone

from demand.models import Need
from history.models import StateChange
from listings.refusals import Refusal
from listings.services import change_standing, withdraw
from questions.choices import Refusing, State
from questions.models import PublicQuestion
from questions.refusals import TooOften
from questions.services import answer, approve, ask, close_due, mark_seen, refuse, take_answer_back
from questions.services.asking import MOST_A_DAY
from tests.factories import MembershipFactory, NeedFactory, UserFactory

TEXT = "Đơn thư được quét ở độ phân giải bao nhiêu?"


@pytest.fixture
def question(asked):
    return ask(need=asked.need, by=asked.asker, text=TEXT)


@pytest.fixture
def public(question, editor):
    made = approve(question=question, by=editor)
    mail.outbox.clear()
    return made


def states(question):
    return list(StateChange.objects.filter(key=question.key).order_by("pk").values_list("from_state", "to_state"))


def test_a_question_is_asked_approved_and_answered(asked, question, editor):
    assert (question.state, question.language) == (State.WAITING, "vi") and not mail.outbox
    assert not PublicQuestion.objects.public().exists()
    approve(question=question, by=editor)
    to_owner, to_asker = mail.outbox
    assert to_owner.to == [asked.owner.email] and to_asker.to == [asked.asker.email]
    assert TEXT in to_owner.body and "Reading letters" in to_owner.subject
    assert f"/en/workspace/questions/{question.pk}/" in to_owner.body
    for letter in (to_owner, to_asker):
        assert asked.asker.username not in letter.body + letter.subject or letter is to_asker
    mail.outbox.clear()
    made = answer(question=question, text="At 300 dots per inch, in colour.", by=asked.owner)
    assert (made.state, made.answer_language, made.answered_by) == (State.ANSWERED, "en", asked.owner)
    assert [letter.to for letter in mail.outbox] == [[asked.asker.email]]
    assert "> At 300 dots" in mail.outbox[0].body
    assert states(question) == [("", "waiting"), ("waiting", "open"), ("open", "answered")]
    assert PublicQuestion.objects.unseen().get() == made


def test_a_refusal_says_why_to_the_asker_alone(asked, question, editor):
    with pytest.raises(ValueError, match="reason"):
        refuse(question=question, reason="nonsense", by=editor)
    with pytest.raises(ValueError, match="reason"):
        refuse(question=question, reason=Refusing.OTHER, note=" ", by=editor)
    refuse(question=question, reason=Refusing.OFFER, note="Xin gửi đề xuất.", by=editor)
    (letter,) = mail.outbox
    assert letter.to == [asked.asker.email] and "Xin gửi đề xuất." in letter.body and "advertises" in letter.body
    assert not PublicQuestion.objects.public().exists()
    with pytest.raises(Refusal):
        approve(question=question, by=editor)


def test_an_approval_counts_once(question, editor):
    approve(question=question, by=editor)
    with pytest.raises(Refusal):
        approve(question=question, by=editor)
    assert len(mail.outbox) == 2


@pytest.mark.parametrize("role", ["viewer", None])
def test_only_who_writes_for_the_owner_answers(asked, public, role):
    by = MembershipFactory(organisation=asked.organisation, role=role).user if role else UserFactory()
    with pytest.raises(PermissionDenied):
        answer(question=public, text="300 dpi", by=by)
    public.refresh_from_db()
    assert public.state == State.OPEN and not mail.outbox


def test_a_corrected_answer_is_looked_at_again_and_told_once(asked, public, editor):
    mark_seen(question=answer(question=public, text="200 dpi", by=asked.owner), by=editor)
    assert not PublicQuestion.objects.unseen().exists()
    made = answer(question=public, text="300 dpi", by=asked.owner)
    assert made.answer == "300 dpi" and PublicQuestion.objects.unseen().exists() and len(mail.outbox) == 1


def test_editors_take_an_answer_back_with_a_reason(asked, public, editor):
    answer(question=public, text="Gọi 0901 234 567", by=asked.owner)
    mail.outbox.clear()
    with pytest.raises(ValueError, match="reason"):
        take_answer_back(question=public, reason="", by=editor)
    made = take_answer_back(question=public, reason="A private number", by=editor)
    assert (made.state, made.answer, made.answered_by) == (State.OPEN, "", None)
    (letter,) = mail.outbox
    assert letter.to == [asked.owner.email] and "A private number" in letter.body


def test_what_one_may_not_see_takes_no_question(asked):
    for hidden in (NeedFactory(), NeedFactory(published=True, audience="members"), withdraw(listing=asked.need)):
        with pytest.raises(PermissionDenied):
            ask(need=hidden, by=asked.asker, text=TEXT)
    assert not PublicQuestion.objects.exists()


def test_nobody_asks_their_own_organisation_or_the_same_twice(asked, question):
    with pytest.raises(Refusal):
        ask(need=asked.need, by=asked.owner, text=TEXT)
    with pytest.raises(Refusal):
        ask(need=asked.need, by=asked.asker, text=TEXT)
    assert PublicQuestion.objects.count() == 1


def test_so_many_a_day(asked):
    for number in range(MOST_A_DAY):
        ask(need=asked.need, by=asked.asker, text=f"{TEXT} {number}")
    with pytest.raises(TooOften):
        ask(need=asked.need, by=asked.asker, text=TEXT)
    PublicQuestion.objects.update(asked_at=timezone.now() - timedelta(days=2))
    assert ask(need=asked.need, by=asked.asker, text=TEXT).pk


def test_a_text_that_is_too_long_is_not_kept(asked):
    with pytest.raises(ValidationError):
        ask(need=asked.need, by=asked.asker, text="a" * 1001)
    assert not PublicQuestion.objects.exists() and not StateChange.objects.filter(kind="public-question").exists()


def close(need):
    Need.objects.filter(pk=need.pk).update(closes_at=timezone.now() - timedelta(minutes=1))


def test_closing_a_need_closes_its_questions(asked, public, editor):
    waiting = ask(need=asked.need, by=asked.asker, text="Còn chờ?")
    done = approve(question=ask(need=asked.need, by=asked.asker, text="Đã xong?"), by=editor)
    answer(question=done, text="Rồi", by=asked.owner)
    assert close_due() == 0
    close(asked.need)
    mail.outbox.clear()
    call_command("close_questions")
    for row, state in ((public, State.CLOSED), (waiting, State.REFUSED), (done, State.ANSWERED)):
        row.refresh_from_db()
        assert row.state == state
    assert waiting.refusal == Refusing.TOO_LATE
    assert sorted(letter.subject for letter in mail.outbox) == [
        "Your question was closed without an answer",
        "Your question was not published",
    ]
    assert all("Reading letters" not in letter.body for letter in mail.outbox)
    assert close_due() == 0 and len(mail.outbox) == 2
    with pytest.raises(Refusal):
        answer(question=public, text="Muộn", by=asked.owner)
    with pytest.raises(Refusal):
        ask(need=asked.need, by=asked.asker, text="Muộn?")


def test_nothing_is_approved_once_the_time_is_over(asked, question, editor):
    close(asked.need)
    with pytest.raises(Refusal):
        approve(question=question, by=editor)
    question.refresh_from_db()
    assert question.state == State.WAITING and not mail.outbox


def test_an_answer_that_may_name_a_withheld_owner_is_warned_about(asked, public):
    change_standing(listing=asked.need, audience="withheld")
    with pytest.raises(Refusal):
        answer(question=public, text="Công ty Mây Sông quét ở 300 dpi", by=asked.owner)
    public.refresh_from_db()
    assert public.state == State.OPEN
    assert answer(question=public, text="Quét ở 300 dpi", by=asked.owner).answer_was_checked
    assert answer(question=public, text="Mây Sông thì không", by=asked.owner, names_nobody=True).answer


def test_a_letter_has_no_header_of_what_was_typed(asked, editor):
    asked.need.title_en = "Letters\r\nBcc: victim@example.org"
    Need.objects.filter(pk=asked.need.pk).update(title_en=asked.need.title_en)
    made = ask(need=asked.need, by=asked.asker, text="https://evil.example/\n\nhttps://evil.example/")
    approve(question=made, by=editor)
    for letter in mail.outbox:
        assert "\n" not in letter.subject and letter.recipients() in ([asked.owner.email], [asked.asker.email])
        (html,) = [part.content for part in letter.alternatives]
        assert 'href="https://evil.example/' not in html
