"""What submissions hold of a person: that they handed one in. Its content is the team's, and in nobody's export."""

from organisations.models import User
from submissions.models import Submission


def collect(user: User) -> list[dict]:
    return list(
        Submission.objects.filter(by=user).values("team__name", "phase_id", "number", "begun_at", "received_at", "code")
    )


def erase(user: User) -> None:
    """The version stays the team's, without who sent it."""
    Submission.objects.filter(by=user).update(by=None)
