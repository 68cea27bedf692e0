"""What calls and proposals hold of a person. A proposal's content is its organisation's, and in nobody's export."""

from django.db.models import Q

from organisations.domains import verified_addresses
from organisations.models import User
from proposals.models import Call, Proposal, Reviewer, Score


def collect(user: User) -> dict:
    asked = _asked(user)
    scores = Score.objects.filter(reviewer__in=asked.filter(user=user))
    return {
        "asked_to_review": list(
            asked.values("call_id", "email", "asked_at", "declared_at", "has_conflict", "conflict")
        ),
        "points_given": list(scores.values("proposal_id", "criterion__name", "points", "comment")),
        "proposals_sent": list(Proposal.objects.filter(sent_by=user).values("pk", "sent_at")),
        "calls_decided": list(Call.objects.filter(decided_by=user).values("pk", "decided_at")),
    }


def erase(user: User) -> None:
    """Points that were given stay and count, without a name and without what might name their giver."""
    asked = _asked(user)
    asked.filter(scores__isnull=True).delete()
    asked.update(user=None, email="", conflict="")
    Proposal.objects.filter(sent_by=user).update(sent_by=None)
    Call.objects.filter(decider=user).update(decider=None)
    Call.objects.filter(decided_by=user).update(decided_by=None)


def _asked(user: User):
    return Reviewer.objects.filter(Q(user=user) | Q(user__isnull=True, email__in=verified_addresses(user) - {""}))
