"""The one way in for questions to a person."""

from django.db import transaction
from django.utils import timezone

from history.services import record_change
from organisations.working_days import add_working_days
from support.choices import OPEN
from support.consents import CALL_BACK
from support.models import Question


@transaction.atomic
def ask(
    *,
    phone: str,
    text: str,
    language: str,
    preferred_time: str,
    name: str = "",
    words: str = "",
    about: str = "",
    by=None,
) -> Question:
    """Puts a question into the queue, to be called about by the next working day. It is asked with consent only. `by`
    is who asked, where they were signed in.

    The same question of the same number that still waits is not put there twice.
    """
    waiting = Question.objects.filter(phone=phone, text=text, state__in=OPEN).first()
    if waiting is not None:
        return waiting
    made = Question(
        name=name,
        phone=phone,
        text=text,
        language=language,
        preferred_time=preferred_time,
        words=words,
        about=about,
        asked_by=by,
        due_on=add_working_days(timezone.localdate(), 1),
        consent_version=CALL_BACK,
        consented_at=timezone.now(),
    )
    made.full_clean(exclude=["handled_by", "asked_by"])
    made.save()
    record_change(key=made.key, kind="question", from_state="", to_state=made.state)
    return made


@transaction.atomic
def move(*, question: Question, state: str, note: str, by) -> Question:
    """Somebody of the support centre took the question up, or closed it."""
    stored = Question.objects.select_for_update().get(pk=question.pk)
    before = stored.state
    stored.state, stored.note, stored.handled_by = state, note.strip(), by
    stored.closed_at = None if stored.is_open else stored.closed_at or timezone.now()
    stored.save()
    record_change(key=stored.key, kind="question", from_state=before, to_state=state, by=by)
    return stored
