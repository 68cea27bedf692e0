"""How often listings were opened and proposed, by day.

A page writes its counts itself, in one statement. Counting in memory and writing now and then would be cheaper still,
but each process would lose what it holds when it is stopped, and a site of this size opens a few pages a second.
"""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db import DatabaseError, connection, transaction
from django.db.models import Sum
from django.utils import timezone

from feedback.counter import counted
from feedback.models import Shown

log = logging.getLogger(__name__)
DAYS = 30
MOST_KEYS = 100  # of one page
MOST_A_DAY = 500_000  # pages counted on one day: a flood keeps no writer waiting all day
_DAY = 24 * 60 * 60  # seconds


@dataclass(frozen=True)
class Reach:
    """How often a listing was opened, and how often it was proposed as a match."""

    views: int = 0
    matches: int = 0


def count(*, viewed: Iterable[str] = (), proposed: Iterable[str] = ()) -> None:
    """Counts one page that opened or proposed listings (their keys). A count that fails is not worth the page."""
    rows = [(key, 1, 0) for key in dict.fromkeys(viewed)] + [(key, 0, 1) for key in dict.fromkeys(proposed)]
    rows = rows[:MOST_KEYS]
    if not rows or not _has_room():
        return
    table, day = Shown._meta.db_table, timezone.localdate()
    sql = (
        f"INSERT INTO {table} (day, listing, views, matches) VALUES {', '.join(['(%s, %s, %s, %s)'] * len(rows))} "
        f"ON CONFLICT (listing, day) DO UPDATE SET views = {table}.views + excluded.views, "
        f"matches = {table}.matches + excluded.matches"
    )
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, [value for row in rows for value in (day, *row)])
    except DatabaseError as error:
        log.warning("views were not counted: %s", type(error).__name__)


def reach(keys: Iterable[str], *, days: int = DAYS) -> Mapping[str, Reach]:
    """The last days' counts of the keys that have any; one query. Today is one of the days."""
    since = timezone.localdate() - timedelta(days=days - 1)
    found = Shown.objects.filter(listing__in=list(keys), day__gte=since).order_by()
    summed = found.values_list("listing").annotate(Sum("views"), Sum("matches"))
    return {key: Reach(views, matches) for key, views, matches in summed}


def _has_room() -> bool:
    return counted(f"feedback:shown:{timezone.localdate()}", 2 * _DAY) <= MOST_A_DAY
