"""Counts by day and track as a picture of bars and the table beside it; pure functions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

HEIGHT, STEP, GAP = 60, 10, 2  # in the picture's own units
LEAST_DAYS = 30  # that the picture has room for: one day alone is a bar and no wall


@dataclass(frozen=True)
class Bar:
    day: date
    number: int
    x: int
    y: float
    width: int
    height: float


@dataclass(frozen=True)
class Picture:
    """`rows` are (day, a number for each track, their sum) of days on which there was something, the newest first."""

    bars: list[Bar]
    width: int
    rows: list[tuple[date, list[int], int]]
    total: int
    most: int


def picture(counts: Iterable[tuple[date, int, int]], tracks: Sequence) -> Picture | None:
    """`counts` are (day, track's number, how many). A bar for each day from the first to the last; None without any."""
    by_day: dict[date, dict[int, int]] = {}
    for day, track, number in counts:
        by_day.setdefault(day, {})[track] = number
    if not by_day:
        return None
    first, last = min(by_day), max(by_day)
    days = [first + timedelta(days=place) for place in range((last - first).days + 1)]
    sums = {day: sum(by_day.get(day, {}).values()) for day in days}
    most = max(sums.values())
    bars = [_bar(day, sums[day], place, most) for place, day in enumerate(days)]
    rows = [
        (day, [by_day[day].get(track.pk, 0) for track in tracks], sums[day]) for day in sorted(by_day, reverse=True)
    ]
    return Picture(bars, max(len(days), LEAST_DAYS) * STEP, rows, sum(sums.values()), most)


def _bar(day: date, number: int, place: int, most: int) -> Bar:
    height = round(HEIGHT * number / most, 1)
    return Bar(day, number, place * STEP, HEIGHT - height, STEP - GAP, height)
