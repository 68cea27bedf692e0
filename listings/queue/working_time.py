"""How long something waited in the hours in which the city's offices work; pure."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from organisations.working_days import is_working_day

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
OFFICE_HOURS = ((time(8), time(12)), (time(13), time(17)))
HOURS_A_DAY = 8


def working_hours(start: datetime, end: datetime, is_open: Callable[[date], bool] = is_working_day) -> float:
    """Hours of office time between two moments; nights, weekends and holidays do not count."""
    start, end = start.astimezone(ZONE), end.astimezone(ZONE)
    seconds, day = 0.0, start.date()
    while day <= end.date():
        if is_open(day):
            for opens, closes in OFFICE_HOURS:
                first = max(start, datetime.combine(day, opens, ZONE))
                last = min(end, datetime.combine(day, closes, ZONE))
                seconds += max(0.0, (last - first).total_seconds())
        day += timedelta(days=1)
    return seconds / 3600
