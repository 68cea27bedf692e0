"""What organising holds of a person: that they were asked to organise or do, and what they wrote to teams."""

from django.db.models import Q

from competitions.models import CoOrganiser
from organisations.domains import verified_addresses
from portal.organising.models import Circular


def collect(user) -> dict:
    """Ready for JSON."""
    own = ("competition_id", "email", "asked_at", "accepted_at")
    return {
        "co_organiser_of": list(_rows(user).values(*own)),
        "letters_to_teams": list(Circular.objects.filter(by=user).values("competition_id", "subject", "text", "at")),
    }


def erase(user) -> None:
    """A letter was the organisers' together, and stays without its writer."""
    _rows(user).delete()
    Circular.objects.filter(by=user).update(by=None)


def _rows(user):
    return CoOrganiser.objects.filter(Q(user=user) | Q(email__in=verified_addresses(user) - {""}))
