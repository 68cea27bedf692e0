"""From dates to the phase of a competition: pure functions over its phases."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

UPCOMING, CURRENT, PAST = "upcoming", "current", "past"


@dataclass(frozen=True)
class Span:
    """A phase: it has begun at `starts_at` and is over at `ends_at`."""

    kind: str
    title: str
    starts_at: datetime
    ends_at: datetime

    def standing(self, now: datetime) -> str:
        if now < self.starts_at:
            return UPCOMING
        return CURRENT if now < self.ends_at else PAST


def current(phases: Iterable[Span], now: datetime) -> tuple[Span, ...]:
    """The phases that run now; several may (registration and questions), or none."""
    return tuple(phase for phase in phases if phase.standing(now) == CURRENT)


def following(phases: Iterable[Span], now: datetime) -> Span | None:
    """The next phase to begin."""
    return min((phase for phase in phases if now < phase.starts_at), key=lambda phase: phase.starts_at, default=None)


def entry_deadline(phases: Iterable[Span]) -> datetime | None:
    """Until when one can take part: the end of the last registration or, without one, of the last submission."""
    phases = list(phases)
    for kind in ("registration", "submission"):
        ends = [phase.ends_at for phase in phases if phase.kind == kind]
        if ends:
            return max(ends)
    return None


def moments(phases: Iterable[Span]) -> list[tuple[str, datetime]]:
    """(title, a moment) in which each phase stands, in their order: where one has a time of its own, the middle of it,
    so that what runs beside it is shown as it will be."""
    return [(span.title, span.starts_at + (span.ends_at - span.starts_at) / 2) for span in phases]


@dataclass(frozen=True)
class TimeLeft:
    """Whole units, rounded down: what is said to be left is left."""

    days: int
    hours: int
    minutes: int


def time_left(deadline: datetime, now: datetime) -> TimeLeft | None:
    """None at the deadline and after it."""
    if now >= deadline:
        return None
    seconds = int((deadline - now).total_seconds())
    return TimeLeft(seconds // 86_400, seconds // 3_600 % 24, seconds // 60 % 60)


@dataclass(frozen=True)
class Closing:
    """A phase in which teams do something, and how long they still can."""

    span: Span
    left: TimeLeft


def closing(phases: Iterable[Span], now: datetime) -> list[Closing]:
    """Registration, questions and submission as far as they run now, the next to end first."""
    ends = sorted(current(phases, now), key=lambda span: span.ends_at)
    kinds = ("registration", "questions", "submission")
    return [Closing(span, time_left(span.ends_at, now)) for span in ends if span.kind in kinds]
