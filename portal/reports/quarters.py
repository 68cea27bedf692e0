"""A quarter of the year in Vietnam's time."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_WRITTEN = re.compile(r"(2\d{3})Q([1-4])")


@dataclass(frozen=True)
class Quarter:
    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> "Quarter":
        """From `2026Q4`; raises ValueError for anything else."""
        found = _WRITTEN.fullmatch(text)
        if found is None:
            raise ValueError(f"“{text}” is no quarter: write the year and the quarter, as in 2026Q4.")
        return cls(int(found[1]), int(found[2]))

    @property
    def starts_at(self) -> datetime:
        return self._midnight(self.year, self.number * 3 - 2)

    @property
    def ends_at(self) -> datetime:
        """The first moment that is not in it any more."""
        year, month = (self.year + 1, 1) if self.number == 4 else (self.year, self.number * 3 + 1)
        return self._midnight(year, month)

    @property
    def first_day(self) -> date:
        return self.starts_at.date()

    @property
    def last_day(self) -> date:
        return self.ends_at.date() - timedelta(days=1)

    def __str__(self) -> str:
        return f"{self.year}Q{self.number}"

    @staticmethod
    def _midnight(year: int, month: int) -> datetime:
        return datetime.combine(date(year, month, 1), time.min, ZONE)
