"""What of teams needs a person, for the workspace's first page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.workspace.tasks import Task
from teams.models import Member, State, Team
from teams.services.inviting import invitations_to, token_of


def team_tasks(user) -> list[Task]:
    """What of teams needs this person: invitations, and teams that the organisers asked something."""
    found = [_invitation(each) for each in invitations_to(user)]
    asked = Team.objects.filter(
        members__user=user, members__is_leader=True, members__left_at__isnull=True, state=State.ASKED_BACK
    )
    for each in asked:
        found.append(
            Task(
                title=each.name,
                why=_("The organisers of the competition ask you something"),
                action=_("Answer"),
                url=reverse("team", args=[each.pk]),
                icon="trophy",
                is_urgent=True,
            )
        )
    return found


def _invitation(member: Member) -> Task:
    return Task(
        title=member.team.name,
        why=_("You are invited to this team"),
        action=_("Answer"),
        url=reverse("team_invitation", args=[token_of(member)]),
        icon="trophy",
        whose=member.team.track.page.title,
        is_urgent=True,
    )
