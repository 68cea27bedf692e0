"""Working days in Vietnam."""

from datetime import date, timedelta
from functools import lru_cache

from holidays import country_holidays

SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Monday to Friday and no public holiday, days off in lieu included."""
    return day.weekday() < SATURDAY and day not in _holidays(day.year)


def add_working_days(day: date, count: int) -> date:
    """The `count`-th working day after `day`."""
    while count:
        day += timedelta(days=1)
        if is_working_day(day):
            count -= 1
    return day


@lru_cache(maxsize=4)
def _holidays(year: int):
    return country_holidays("VN", years=year)
