"""What teams hold about one person, to give out and to erase."""

from django.db import transaction

from organisations.domains import verified_addresses
from teams.models import Member, Team
from teams.services.changing import forget_invitation, locked
from teams.services.leading import go


def collect(user) -> dict:
    """Plain values, ready for JSON. Times are ISO 8601 in UTC."""
    members = Member.objects.filter(user=user).select_related("team__track__page", "team__rules")
    invited = Member.objects.filter(email__in=verified_addresses(user), accepted_at__isnull=True)
    return {
        "teams": [
            {
                "team": each.team.name,
                "competition": each.team.track.page.title,
                "name": each.name,
                "email": each.email,
                "is_leader": each.is_leader,
                "takes_part_as": each.takes_part_as,
                "nationality": each.country,
                "declared_at": _said(each.declared_at),
                "joined_at": _said(each.accepted_at),
                "left_at": _said(each.left_at),
                "guardian_name": each.guardian_name,
                "guardian_email": each.guardian_email,
                "guardian_asked_at": _said(each.guardian_asked_at),
                "guardian_agreed_at": _said(each.guardian_agreed_at),
                "rules_accepted": each.team.rules.number if each.team.rules_accepted_by_id == user.pk else None,
            }
            for each in members
        ],
        "invitations": [
            {"team": each.team.name, "invited_at": _said(each.invited_at)} for each in invited.select_related("team")
        ],
    }


@transaction.atomic
def erase(user) -> None:
    """The team goes on with who is left; the row stays, of nobody."""
    for member in Member.objects.present().filter(user=user).select_related("team__organisation"):
        go(locked(member.team), member, by=None)
    for member in Member.objects.filter(email__in=verified_addresses(user), accepted_at__isnull=True):
        forget_invitation(member)
    Member.objects.filter(user=user).update(
        user=None,
        name="",
        email="",
        takes_part_as="",
        country="",
        guardian_name="",
        guardian_email="",
        guardian_asked_at=None,
        guardian_agreed_at=None,
    )
    Team.objects.filter(rules_accepted_by=user).update(rules_accepted_by=None)


def _said(moment) -> str | None:
    return moment.isoformat() if moment else None
