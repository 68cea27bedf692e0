"""What alerts hold of a person: what they follow, and what they were told of."""

from alerts.models import Subscription
from organisations.models import User


def collect(user: User) -> list[dict]:
    return [
        {
            "kind": each.kind,
            "target": each.target,
            "frequency": each.frequency,
            "paused": each.is_paused,
            "since": each.created_at,
            "told": [notice.event.key for notice in each.notices.all() if notice.is_told],
        }
        for each in Subscription.objects.filter(user=user).prefetch_related("notices__event")
    ]


def erase(user: User) -> None:
    """The notices go with what they belong to."""
    user.subscriptions.all().delete()
