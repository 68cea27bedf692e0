"""What needs a judge, for the workspace's first page."""

from collections.abc import Iterable

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext as _

from judging.models import Judge
from portal.workspace.tasks import Task
from teams.models import State


def judging_tasks(user, now=None) -> list[Task]:
    """To answer a request, and to judge what is open and not handed in; in two queries and one for each title in
    another language."""
    now = now or timezone.now()
    waits = Q(
        assignments__handed_in_at__isnull=True,
        assignments__team__state=State.APPROVED,
        assignments__round__closed_at__isnull=True,
        assignments__round__opens_at__lte=now,
        assignments__round__closes_at__gt=now,
    )
    rows = Judge.objects.asking(user).annotate(waiting=Count("assignments", filter=waits))
    return list(_tasks(rows.select_related("competition__locale")))


def _tasks(rows: Iterable[Judge]) -> Iterable[Task]:
    for row in rows:
        if row.accepted_at is None:
            yield _task(row, _("You are asked to judge"), _("Answer"))
        elif row.waiting:
            yield _task(row, _("Entries wait for your marks: %(count)d") % {"count": row.waiting}, _("Give marks"))


def _task(row: Judge, why: str, action: str) -> Task:
    return Task(
        title=row.competition.in_language(get_language()).title,
        why=why,
        action=action,
        url=reverse("judge", args=[row.pk]),
        icon="trophy",
        is_urgent=True,
    )
