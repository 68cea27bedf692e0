"""The questions of a need as its page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from demand.models import Need
from organisations.access import Action, allows, role_in
from questions.choices import State
from questions.models import PublicQuestion
from questions.rules import is_withheld, signs_in, takes_questions

MOST = 200


@dataclass(frozen=True)
class Said:
    """A text with the language that it was written in; empty where it would name an owner who withholds the name."""

    text: str
    lang: str
    at: datetime


@dataclass(frozen=True)
class Shown:
    number: int
    question: Said
    answer: Said | None
    is_closed: bool
    may_be_answered: bool


@dataclass(frozen=True)
class Section:
    """`may_ask` also for visitors, who sign in first."""

    need: int
    shown: Sequence[Shown]
    withheld: bool
    may_ask: bool


def section(number: int, user) -> Section:
    """In the order in which they were asked; three queries, two for visitors, and the wholes of a withheld owner."""
    need = Need.objects.select_related("organisation").get(pk=number)
    questions = PublicQuestion.objects.public().filter(need=need)[:MOST]
    role = role_in(user, need.organisation_id)
    is_open = takes_questions(need)
    may_answer = is_open and allows(role, Action.WRITE)
    return Section(
        need=number,
        shown=[_shown(each, need, may_answer) for each in questions],
        withheld=is_withheld(need),
        may_ask=is_open and role is None,
    )


def _shown(question: PublicQuestion, need: Need, may_answer: bool) -> Shown:
    answer = None
    if question.state == State.ANSWERED:
        text = _safe(need, question.answer, question.answer_was_checked)
        answer = Said(text, question.answer_language, question.answered_at)
    text = _safe(need, question.text, question.text_was_checked)
    return Shown(
        number=question.pk,
        question=Said(text, question.language, question.decided_at or question.asked_at),
        answer=answer,
        is_closed=question.state == State.CLOSED,
        may_be_answered=may_answer and question.state != State.CLOSED,
    )


def _safe(need: Need, text: str, was_checked: bool) -> str:
    """Nothing of what was written while the name was public and may tell it, once it is withheld."""
    return "" if not was_checked and signs_in(need, text) else text
