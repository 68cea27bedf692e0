"""What judging holds of a person. What teams are told of it has no judge's name on it."""

from django.db.models import Q

from judging.models import Assignment, Conflict, Judge, Mark
from organisations.domains import verified_addresses
from organisations.models import User


def collect(user: User) -> dict:
    asked = _asked(user)
    own = asked.filter(user=user)
    return {
        "asked_to_judge": list(asked.values("competition__title", "track_id", "email", "asked_at", "accepted_at")),
        "conflicts": list(Conflict.objects.filter(judge__in=own).values("team_id", "reason", "declared_at")),
        "comments": list(Assignment.objects.filter(judge__in=own).values("pk", "comment", "handed_in_at")),
        "marks": list(
            Mark.objects.filter(assignment__judge__in=own).values(
                "assignment_id", "criterion__title_vi", "points", "comment"
            )
        ),
    }


def erase(user: User) -> None:
    """Marks that were handed in stay and count, without a name; so do conflicts, without their reasons."""
    asked = _asked(user)
    numbers = list(asked.values_list("pk", flat=True))
    judges = Judge.objects.filter(pk__in=numbers)
    judges.exclude(assignments__handed_in_at__isnull=False).delete()
    Assignment.objects.filter(judge__in=numbers, handed_in_at__isnull=True).delete()
    Conflict.objects.filter(judge__in=numbers).update(reason="")
    judges.update(user=None, email="")


def _asked(user: User):
    return Judge.objects.filter(Q(user=user) | Q(user__isnull=True, email__in=verified_addresses(user) - {""}))
