"""The picture of a competition's phases: each as a bar along the whole time, and where today stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from competitions.phases import Span

LEAST_WIDTH = 1.5  # per cent; a phase of a day in a year stays visible


@dataclass(frozen=True)
class Bar:
    """A phase; `start` and `width` are per cent of the time from the first beginning to the last end."""

    span: Span
    standing: str
    start: float
    width: float


@dataclass(frozen=True)
class Timeline:
    """`today` is per cent of the whole time, None before and after it."""

    bars: list[Bar]
    today: float | None


def timeline(spans: Iterable[Span], now: datetime) -> Timeline:
    spans = list(spans)
    if not spans:
        return Timeline([], None)
    first, last = min(span.starts_at for span in spans), max(span.ends_at for span in spans)
    whole = (last - first).total_seconds() or 1

    def share(moment: datetime) -> float:
        return 100 * (moment - first).total_seconds() / whole

    bars = []
    for span in spans:
        width = max(share(span.ends_at) - share(span.starts_at), LEAST_WIDTH)
        start = min(share(span.starts_at), 100 - width)
        bars.append(Bar(span, span.standing(now), round(start, 2), round(width, 2)))
    return Timeline(bars, round(share(now), 2) if first <= now <= last else None)
