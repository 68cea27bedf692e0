"""The one way in for rows that say what staff were shown."""

from history.models import Access


def record_access(*, by, what: str, key: str = "") -> Access:
    """`what` is a value of `Access.What`, `key` the record's key, or the name of the list that was shown."""
    return Access.objects.create(by=by, what=what, key=key[:80])
