"""The state of a listing, derived from what Wagtail stores; a pure rule over the values."""

from datetime import datetime

from listings.choices import State


def derive_state(
    *,
    live: bool,
    expired: bool,
    first_published_at: datetime | None,
    go_live_at: datetime | None,
    expire_at: datetime | None,
    workflow: str | None,
    now: datetime,
) -> State:
    """`workflow` is the status of the current workflow (`in_progress`, `needs_changes`) or None.

    A published listing stays published while a later edit of it is in review. `live` stays true until the clock has
    run, so `expire_at` is tested itself.
    """
    over = expire_at is not None and expire_at <= now
    if live and not over:
        return State.PUBLISHED
    if workflow == "in_progress":
        return State.IN_REVIEW
    if workflow == "needs_changes":
        return State.SENT_BACK
    if (over and (live or first_published_at)) or expired:
        return State.EXPIRED
    if go_live_at is not None and go_live_at > now:
        return State.SCHEDULED
    return State.WITHDRAWN if first_published_at else State.DRAFT
