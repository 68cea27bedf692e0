"""Questions that wait for an answer of one's organisations."""

from collections.abc import Iterable

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext as _

from organisations.access import Action, allows
from organisations.models import Membership
from portal.workspace.tasks import Task
from questions.choices import State
from questions.models import PublicQuestion


def question_tasks(memberships: Iterable[Membership]) -> list[Task]:
    """Of the needs that the person may write, the oldest first; one query, none without such a membership."""
    writes_for = {each.organisation_id: each.organisation for each in memberships if allows(each.role, Action.WRITE)}
    if not writes_for:
        return []
    now, language = timezone.now(), get_language()
    waiting = PublicQuestion.objects.filter(
        Q(need__closes_at=None) | Q(need__closes_at__gt=now),
        state=State.OPEN,
        need__live=True,
        need__organisation__in=writes_for,
    ).select_related("need")
    return [
        Task(
            title=each.need.title(language),
            why=_("A public question waits since %(day)s") % {"day": _day(each)},
            action=_("Answer"),
            url=reverse("answer_question", args=[each.pk]),
            icon="circle-question-mark",
            whose=writes_for[each.need.organisation_id].name(language),
            is_urgent=True,
        )
        for each in waiting
    ]


def _day(question: PublicQuestion) -> str:
    return date_format(timezone.localtime(question.decided_at or question.asked_at), "SHORT_DATE_FORMAT")
