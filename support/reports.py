"""The one way in for reports of listings."""

from django.db import transaction
from django.utils import timezone

from history.services import record_change
from mailing.letters import post
from search.models import Entry
from support.choices import OPEN, Standing
from support.consents import ANSWER_A_REPORT
from support.models import Report


@transaction.atomic
def report(*, listing: str, reason: str, text: str, language: str, email: str = "") -> Report:
    """Puts a report of a listing (its key) into the queue. `email` is given only with the consent to be answered."""
    made = Report(listing=listing, reason=reason, text=text, language=language, email=email)
    if email:
        made.consent_version, made.consented_at = ANSWER_A_REPORT, timezone.now()
    made.full_clean(exclude=["handled_by"])
    made.save()
    record_change(key=made.key, kind="report", from_state="", to_state=made.state)
    return made


@transaction.atomic
def decide(*, report: Report, state: str, answer: str, by) -> Report:
    """Moves a report on. Closing it says what was done, and tells whoever reported it, once.

    Raises ValueError for a closing without a word of why.
    """
    stored = Report.objects.select_for_update().get(pk=report.pk)
    if state not in OPEN and not answer.strip():
        raise ValueError("a report is closed with the reason why")
    before, was_open = stored.state, stored.is_open
    stored.state, stored.answer, stored.handled_by = state, answer.strip(), by
    stored.closed_at = None if stored.is_open else stored.closed_at or timezone.now()
    stored.save()
    record_change(key=stored.key, kind="report", from_state=before, to_state=state, by=by)
    if was_open and not stored.is_open and stored.email:
        _tell(stored)
    return stored


def _tell(report: Report) -> None:
    entry = Entry.objects.filter(key=report.listing, is_deleted=False).first()
    post(
        to=report.email,
        name="support/report",
        language=report.language,
        context={
            "title": entry.document().text(report.language).title if entry else "",
            "received": report.created_at,
            "handled": report.state == Standing.HANDLED,
            "answer": report.answer,
        },
    )
