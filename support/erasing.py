"""What people left is kept as long as it serves what they left it for. Run by the worker's clock."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from support.models import Question, Report, SurveyAnswer

KEPT_CLOSED = timedelta(days=90)
KEPT_CONTACT = timedelta(days=365)
CONTACT = ("organisation_name", "contact_name", "contact_email", "contact_phone")


@transaction.atomic
def erase_told() -> int:
    """Deletes questions and takes the words and addresses out of reports ninety days after they were closed, and the
    contacts out of the survey's answers after a year. Says how many rows that changed; safe to repeat.

    A report's listing, reason and outcome stay: they are the listing's record. Figures come from the history.
    """
    now = timezone.now()
    closed = {"closed_at__lt": now - KEPT_CLOSED}
    gone = Question.objects.filter(**closed).delete()[0]
    gone += Report.objects.filter(**closed).exclude(text="", email="").update(text="", email="")
    old = SurveyAnswer.objects.filter(created_at__lt=now - KEPT_CONTACT)
    nameless = dict.fromkeys(CONTACT, "")
    return gone + old.exclude(**nameless).update(**nameless)
