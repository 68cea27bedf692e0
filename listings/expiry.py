"""How long a listing is shown before somebody must say that it still holds; pure rules.

An offer changes slowly and its owner has no daily reason to come back: a year, so that the yearly plan of a
university meets it once. A need is taken up or forgotten within months, and an unanswered one repels readers: half a
year, or two weeks past its own deadline where that is later, so that those who answered still find it.
"""

from datetime import datetime, timedelta

OFFER_TERM = timedelta(days=365)
NEED_TERM = timedelta(days=182)
AFTER_DEADLINE = timedelta(days=14)
RENEWABLE_BEFORE = timedelta(days=60)  # earlier, there is nothing to confirm yet
RENEWABLE_AFTER = timedelta(days=90)  # later, too much may have changed to go out unseen
LETTERS_BEFORE = (timedelta(days=30), timedelta(days=7))


def new_end(*, is_need: bool, closes_at: datetime | None, now: datetime) -> datetime:
    """Until when a listing is shown that is published or renewed now."""
    now = now.replace(microsecond=0)
    if not is_need:
        return now + OFFER_TERM
    end = now + NEED_TERM
    return max(end, closes_at + AFTER_DEADLINE) if closes_at else end


def is_renewable(*, expire_at: datetime | None, now: datetime) -> bool:
    """Whether its end is near, or past but not too long. What never ends needs no renewal."""
    if expire_at is None:
        return False
    return expire_at - RENEWABLE_BEFORE <= now <= expire_at + RENEWABLE_AFTER
