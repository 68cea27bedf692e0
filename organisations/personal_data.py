"""What organisations hold about one person, to give out and to erase."""

from django.db import transaction

from organisations.domains import verified_addresses
from organisations.models import Invitation, JoinRequest, Membership, Scientist
from organisations.services.members import remove_member
from organisations.services.scientists import decline_scientist


def collect(user) -> dict:
    """Plain values, ready for JSON. Times are ISO 8601 in UTC."""
    addresses = verified_addresses(user)
    invitations = Invitation.objects.filter(email__in=addresses)
    named = Scientist.everyone.filter(email__in=addresses)
    return {
        "memberships": [
            {"organisation": each.organisation.name_vi, "role": each.role}
            for each in user.memberships.select_related("organisation")
        ],
        "join_requests": [
            {
                "organisation": each.organisation.name_vi,
                "message": each.message,
                "asked_at": each.asked_at.isoformat(),
                "outcome": each.outcome,
            }
            for each in user.join_requests.select_related("organisation")
        ],
        "invitations": [
            {"organisation": each.organisation.name_vi, "role": each.role, "sent_at": each.sent_at.isoformat()}
            for each in invitations.select_related("organisation")
        ],
        "named_as_scientist": [
            {
                "organisation": each.organisation.name_vi,
                "name": each.name,
                "title_vi": each.title_vi,
                "title_en": each.title_en,
                "expertise_vi": each.expertise_vi,
                "expertise_en": each.expertise_en,
                "email": each.email,
                "confirmed_at": each.confirmed_at.isoformat() if each.confirmed_at else None,
            }
            for each in named.select_related("organisation")
        ],
    }


@transaction.atomic
def erase(user) -> None:
    """To be called while the person's addresses are still known. Refused for the last owner of an organisation: ask
    `sole_ownerships` first. Their name as a scientist leaves the pages, and what was kept of it goes."""
    addresses = verified_addresses(user)
    for membership in Membership.objects.select_related("organisation").filter(user=user):
        remove_member(membership=membership, by=None)
    JoinRequest.objects.filter(user=user).delete()
    Invitation.objects.filter(email__in=addresses).delete()
    for person in Scientist.everyone.select_related("organisation").filter(email__in=addresses):
        decline_scientist(scientist=person)
        person.delete()
