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
