"""Dates of the demonstration, counted from the day of its loading and spread without chance."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zlib import crc32

from django.utils import timezone

OPENS, CLOSES = time(8), time(17)
SPREAD = 90  # days over which what is published appeared


@dataclass(frozen=True)
class Days:
    """`first` is the day from which all dates are counted, in the site's zone."""

    first: date

    def day(self, days: int) -> date:
        return self.first + timedelta(days=days)

    def opening(self, days: int) -> datetime:
        return self.moment(days, OPENS)

    def closing(self, days: int) -> datetime:
        return self.moment(days, CLOSES)

    def moment(self, days: int, at: time) -> datetime:
        return timezone.make_aware(datetime.combine(self.day(days), at))

    def appeared(self, number: str) -> datetime:
        """A working hour in the last weeks, always the same for the same number."""
        chance = crc32(number.encode())
        return self.moment(-1 - chance % SPREAD, time(8 + chance // SPREAD % 9, chance % 60))
