"""When a month is over its marks become counts, and its key is thrown away. Run by the worker's clock."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from django.db import transaction
from django.db.models import Count, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from feedback.models import Misfit, MisfitMonth, Shown, ShownMonth, Unanswered, UnansweredMonth, VisitorKey

KEPT_FOR = 24  # months; older counts are deleted
KEPT_DAYS = 2  # months before the current one whose views stand day by day: thirty days back are always among them


def this_month() -> datetime.date:
    """The first day of the current month in the site's time zone."""
    return timezone.localdate().replace(day=1)


def months_ago(number: int) -> datetime.date:
    """The first day of the month so many before the current one."""
    years, months = divmod(this_month().year * 12 + this_month().month - 1 - number, 12)
    return datetime.date(years, months + 1, 1)


def close_months() -> int:
    """Turns the marks of past months into counts and deletes their keys. Says how many rows with marks went.

    Safe to repeat, and by several workers at once: counts and deletion are one transaction, and a count that is
    there already stays.
    """
    _sum_days()
    now = this_month()
    asked, misfits = Unanswered.objects.filter(day__lt=now), Misfit.objects.filter(month__lt=now)
    keys = VisitorKey.objects.filter(month__lt=now)
    if not any(rows.exists() for rows in (asked, misfits, keys)):
        return 0  # on all but one day of a month, without keeping another writer waiting
    with transaction.atomic():
        UnansweredMonth.objects.bulk_create(list(count_asked(asked)), ignore_conflicts=True, batch_size=500)
        MisfitMonth.objects.bulk_create(count_misfits(misfits), ignore_conflicts=True, batch_size=500)
        gone = asked.delete()[0] + misfits.delete()[0]
        keys.delete()
        for counts in (UnansweredMonth, MisfitMonth):
            counts.objects.filter(month__lt=months_ago(KEPT_FOR)).delete()
    return gone


def _sum_days() -> None:
    """Views of older days become one row a month."""
    over = Shown.objects.filter(day__lt=months_ago(KEPT_DAYS))
    if not over.exists():
        return
    with transaction.atomic():
        summed = over.order_by().annotate(month=TruncMonth("day")).values("month", "listing")
        months = [ShownMonth(**row) for row in summed.annotate(views=Sum("views"), matches=Sum("matches"))]
        ShownMonth.objects.bulk_create(months, ignore_conflicts=True, batch_size=500)
        over.delete()
        ShownMonth.objects.filter(month__lt=months_ago(KEPT_FOR)).delete()


def count_asked(rows) -> Iterator[UnansweredMonth]:
    """A count, not saved, for each month and concept of some rows with marks. Who asked twice counts once."""
    columns = rows.order_by("concept", "day").values_list("concept", "day", "visitor", "kind", "language", "fields")
    for (concept, month), group in groupby(columns.iterator(), lambda row: (row[0], row[1].replace(day=1))):
        visitors: set[str] = set()
        parts: tuple[dict, dict, dict] = (defaultdict(set), defaultdict(set), defaultdict(set))
        for _concept, _day, visitor, kind, language, fields in group:
            visitors.add(visitor)
            for part, values in zip(parts, ([kind], [language], fields), strict=True):
                for value in values:
                    part[value].add(visitor)
        kinds, languages, fields = ({value: len(who) for value, who in sorted(part.items())} for part in parts)
        yield UnansweredMonth(
            month=month, concept=concept, visitors=len(visitors), kinds=kinds, languages=languages, fields=fields
        )


def count_misfits(rows) -> list[MisfitMonth]:
    """A count, not saved, for each month, pair and reason of some rows with marks."""
    columns = ("month", "listing", "source", "reason")
    counted = rows.order_by().values(*columns).annotate(visitors=Count("id"))
    return [MisfitMonth(**row) for row in counted]


def added(counts: Iterable[dict[str, int]]) -> dict[str, int]:
    """Several months' parts as one."""
    total: Counter[str] = Counter()
    for count in counts:
        total.update(count)
    return dict(total)
