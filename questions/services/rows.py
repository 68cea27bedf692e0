"""What the services share: a question locked for a change, and the row of history that goes with it."""

from django.utils.translation import gettext as _

from history.services import record_change
from listings.refusals import Refusal
from questions.models import PublicQuestion


def locked(question: PublicQuestion, *states: str) -> PublicQuestion:
    """The stored row, locked. Raises Refusal unless it is in one of the states."""
    row = PublicQuestion.objects.select_for_update(of=("self",)).select_related("need__organisation", "asker")
    found = row.get(pk=question.pk)
    if found.state not in states:
        raise Refusal(_("Somebody else was faster: see how the question stands now."))
    return found


def moved(question: PublicQuestion, to: str, *, by=None, reason: str = "") -> PublicQuestion:
    """Saves the row in its new state, with the row of history."""
    before = "" if question.pk is None else question.state
    question.state = to
    question.save()
    record_change(
        key=question.key,
        kind="public-question",
        organisation=f"organisation:{question.need.organisation_id}",
        from_state=before,
        to_state=to,
        by=by,
        reason=reason,
    )
    return question
