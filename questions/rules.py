"""When a need takes questions, and which texts may stand under a withheld name."""

from datetime import datetime

from django.utils import timezone

from demand.models import Need
from listings.choices import Audience
from listings.identifying import Sign, identifying, owner_of


def takes_questions(need: Need, now: datetime | None = None) -> bool:
    """While it is public and the time for answers is not over; `need` is the row as it is stored."""
    now = now or timezone.now()
    is_shown = need.live and (need.expire_at is None or need.expire_at > now)
    return is_shown and (need.closes_at is None or need.closes_at > now)


def is_withheld(need: Need) -> bool:
    return need.audience == Audience.WITHHELD


def signs_in(need: Need, text: str) -> list[Sign]:
    """What in a text may name the owner of a need whose name is withheld; nothing for any other need."""
    return identifying({"text": text}, owner_of(need.organisation)) if text and is_withheld(need) else []
