"""What needs who organises a competition with its editors, for the workspace's first page."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _, ngettext

from competitions.models import CoOrganiser
from portal.workspace.tasks import Task
from teams.models import State


def organising_tasks(user) -> list[Task]:
    """Requests to answer, and each competition that they help to organise, with the teams that wait; two queries."""
    waiting = Count("competition__tracks__teams", filter=Q(competition__tracks__teams__state=State.REGISTERED))
    rows = CoOrganiser.objects.asking(user).select_related("competition").annotate(waiting=waiting)
    return [_task(row) for row in rows]


def _task(row: CoOrganiser) -> Task:
    title = row.competition.title
    if row.accepted_at is None:
        why, action = _("You are asked to organise this competition with its editors"), _("Answer")
        return Task(title, why, action, reverse("organise_join", args=[row.competition_id]), "trophy", is_urgent=True)
    said = ngettext("%s team waits for approval", "%s teams wait for approval", row.waiting) % row.waiting
    why = said if row.waiting else _("You organise this competition")
    url = reverse("organise", args=[row.competition_id])
    return Task(title, why, _("Open it"), url, "trophy", is_urgent=bool(row.waiting))
