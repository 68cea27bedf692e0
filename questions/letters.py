"""Letters about public questions: to the owner of the need, and to whoever asked."""

from django.urls import reverse
from django.utils.translation import override

from listings.letters import writers_of
from mailing.letters import absolute, post, quoted
from questions.models import PublicQuestion
from questions.rules import takes_questions


def tell_owner(question: PublicQuestion, taken_back: str = "") -> None:
    """That a question waits for an answer; `taken_back` says why the former one was taken off the page."""
    for person in writers_of(question.need.organisation_id):
        with override(person.language):
            page = absolute(reverse("answer_question", args=[question.pk]))
        context = _about(question, person.language) | {"page": page, "taken_back": quoted(taken_back)}
        post(to=person.email, name="question_to_owner", language=person.language, context=context)


def tell_asker(name: str, question: PublicQuestion) -> None:
    """One of approved, answered, refused and closed; nothing to an account that is gone or shut."""
    person = question.asker
    if person is None or not person.is_active or not person.email:
        return
    with override(person.language):
        page = absolute(reverse("my_questions"))
        refusal = question.get_refusal_display()
    context = _about(question, person.language) | {"page": page, "refusal": refusal}
    post(to=person.email, name=f"question_{name}", language=person.language, context=context)


def _about(question: PublicQuestion, language: str) -> dict:
    """What is no longer public is not named."""
    need = question.need
    return {
        "question": quoted(question.text),
        "answer": quoted(question.answer),
        "note": quoted(question.refusal_note),
        "title": need.title(language) if takes_questions(need) else "",
    }
