"""What outcomes hold of a person: that they recorded or confirmed one."""

from outcomes.models import Outcome


def collect(user) -> dict:
    """Ready for JSON."""
    columns = ("enquiry_id", "kind", "happened_on")
    return {
        "recorded": list(Outcome.objects.filter(recorded_by=user).values(*columns, "recorded_at")),
        "confirmed": list(Outcome.objects.filter(confirmed_by=user).values(*columns, "confirmed_at")),
    }


def erase(user) -> None:
    """What came of it stays, for both organisations; who wrote it down goes."""
    Outcome.objects.filter(recorded_by=user).update(recorded_by=None)
    Outcome.objects.filter(confirmed_by=user).update(confirmed_by=None)
