"""Tracks and phases that teams already stand on: they stay, whatever a form or an old revision says.

What stands on them is in apps above this one, which point at them with PROTECT; the database is asked, no app named.
"""

from django.db import DEFAULT_DB_ALIAS
from django.db.models.deletion import Collector, ProtectedError, RestrictedError

HELD = frozenset({"tracks", "phases"})  # relations of the page


def is_held(row) -> bool:
    """Whether the database would refuse to delete the stored row."""
    try:
        Collector(using=DEFAULT_DB_ALIAS).collect([row])
    except (ProtectedError, RestrictedError):
        return True
    return False


def keep_held(page):
    """The page as a revision has it, with the stored rows that it lacks and that cannot go."""
    for name in HELD:
        rows = getattr(page, name)
        known = {row.pk for row in rows.all()}
        for row in rows.model.objects.filter(page_id=page.pk).exclude(pk__in=known):
            if is_held(row):
                rows.add(row)
    return page


def holds_teams(page) -> bool:
    """Whether the page cannot be deleted."""
    return any(is_held(row) for name in HELD for row in getattr(page, name).model.objects.filter(page_id=page.pk))
