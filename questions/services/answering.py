"""The owner answers at once; editors see each answer afterwards, and may take it back."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from listings.refusals import Refusal
from organisations.access import Action, may
from questions import letters
from questions.choices import State
from questions.models import PublicQuestion
from questions.rules import is_withheld, signs_in, takes_questions
from questions.services.rows import locked, moved
from search.language import language_of


@transaction.atomic
def answer(*, question: PublicQuestion, text: str, by, names_nobody: bool = False) -> PublicQuestion:
    """Writes or corrects the answer, which is public at once. Of a need whose name is withheld, a text with something
    that may name its owner is taken only with `names_nobody`: they were shown it, and stand by it.

    PermissionDenied for whoever may not write for the owner, Refusal where it cannot be answered (any more).
    """
    row = locked(question, State.OPEN, State.ANSWERED)
    if not may(by, Action.WRITE, row.need.organisation_id):
        raise PermissionDenied
    if not takes_questions(row.need):
        raise Refusal(_("The time for answers is over."))
    if not names_nobody and signs_in(row.need, text):
        raise Refusal(_("Something in it may name you. Change it, or say that it does not."))
    is_first = row.state == State.OPEN
    row.answer, row.answer_language = text, language_of(text)
    row.answered_by, row.answered_at = by, timezone.now()
    row.answer_was_checked = is_withheld(row.need)
    row.seen_by = row.seen_at = None
    row.full_clean(exclude=["asker", "state"])
    moved(row, State.ANSWERED, by=by)
    if is_first:
        letters.tell_asker("answered", row)
    return row


@transaction.atomic
def mark_seen(*, question: PublicQuestion, by) -> PublicQuestion:
    """An editor has read the answer, and it stays."""
    row = locked(question, State.ANSWERED)
    row.seen_by, row.seen_at = by, timezone.now()
    row.save(update_fields=["seen_by", "seen_at"])
    return row


@transaction.atomic
def take_answer_back(*, question: PublicQuestion, reason: str, by) -> PublicQuestion:
    """An editor takes the answer off the page; the question is open again and its owner told why. ValueError without a
    reason."""
    if not reason.strip():
        raise ValueError("an answer is taken back with a reason")
    row = locked(question, State.ANSWERED)
    row.answer = row.answer_language = ""
    row.answered_by = row.answered_at = row.seen_by = row.seen_at = None
    row.answer_was_checked = False
    moved(row, State.OPEN, by=by, reason=reason.strip())
    letters.tell_owner(row, taken_back=reason.strip())
    return row
