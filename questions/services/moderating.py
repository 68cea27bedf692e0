"""What a moderator decides on a question."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from listings.refusals import Refusal
from questions import letters
from questions.choices import Refusing, State
from questions.models import PublicQuestion
from questions.rules import is_withheld, takes_questions
from questions.services.rows import locked, moved


@transaction.atomic
def approve(*, question: PublicQuestion, by) -> PublicQuestion:
    """Puts it on the need's page; its owner and the asker are told. Refusal once the need takes no questions."""
    row = locked(question, State.WAITING)
    if not takes_questions(row.need):
        raise Refusal(_("The time for questions about this need is over: refuse it for that reason."))
    row.decided_by, row.decided_at = by, timezone.now()
    row.text_was_checked = is_withheld(row.need)
    moved(row, State.OPEN, by=by)
    letters.tell_owner(row)
    letters.tell_asker("approved", row)
    return row


@transaction.atomic
def refuse(*, question: PublicQuestion, reason: str, note: str = "", by=None) -> PublicQuestion:
    """`reason` is one of Refusing; OTHER needs a note. The asker is told both. ValueError without a reason."""
    if reason not in Refusing.values or (reason == Refusing.OTHER and not note.strip()):
        raise ValueError("a question is refused with a reason")
    row = locked(question, State.WAITING)
    row.decided_by, row.decided_at = by, timezone.now()
    row.refusal, row.refusal_note = reason, note.strip()
    moved(row, State.REFUSED, by=by, reason=reason)
    letters.tell_asker("refused", row)
    return row
