"""From dated state changes to a quarter's figures: pure functions over rows."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from listings.choices import State
from organisations.services import UNVERIFIED, VERIFIED


@dataclass(frozen=True)
class Row:
    """A state change as it is counted; `organisation` is the owner's key at that moment."""

    key: str
    kind: str
    organisation: str
    from_state: str
    to_state: str
    at: datetime


@dataclass
class Figures:
    """The keys of the records that each figure counts: a record counts once a quarter for each."""

    submitted: set[str] = field(default_factory=set)  # for review, for the first time
    published: set[str] = field(default_factory=set)
    sent_back: set[str] = field(default_factory=set)
    expired: set[str] = field(default_factory=set)
    withdrawn: set[str] = field(default_factory=set)  # from the public, deleted ones included
    public: set[str] = field(default_factory=set)  # at the quarter's end

    def counts(self) -> tuple[int, ...]:
        return tuple(len(keys) for keys in vars(self).values())

    def is_empty(self) -> bool:
        return not any(self.counts())


def count(
    rows: Iterable[Row], starts_at: datetime, ends_at: datetime, groups: Callable[[Row], Iterable]
) -> Mapping[object, Figures]:
    """Figures of the half-open quarter by group. `rows` are all changes before its end, oldest first; `groups` names
    the groups that a row counts in."""
    figures: dict[object, Figures] = defaultdict(Figures)
    submitted: set[str] = set()
    last: dict[str, Row] = {}
    for row in rows:
        if row.at >= ends_at:
            break
        name = _figure(row, submitted)
        if row.to_state == State.IN_REVIEW:
            submitted.add(row.key)
        last[row.key] = row
        if name and row.at >= starts_at:
            for group in groups(row):
                getattr(figures[group], name).add(row.key)
    for row in last.values():
        if row.to_state == State.PUBLISHED:
            for group in groups(row):
                figures[group].public.add(row.key)
    return figures


def _figure(row: Row, submitted: set[str]) -> str | None:
    was_public = row.from_state == State.PUBLISHED
    match row.to_state:
        case State.IN_REVIEW:
            return None if row.key in submitted else "submitted"
        case State.PUBLISHED:
            return "published"
        case State.SENT_BACK:
            return "sent_back"
        case State.EXPIRED:
            return "expired" if was_public else None
        case State.WITHDRAWN:
            return "withdrawn" if was_public else None
    return None


@dataclass(frozen=True)
class Verified:
    """Organisations that city staff verified in a quarter, that lost it, and that had it at its end."""

    gained: int
    lost: int
    at_end: int


def count_verified(
    rows: Iterable[Row], starts_at: datetime, ends_at: datetime, group: Callable[[Row], object]
) -> Mapping[object, Verified]:
    gained, lost, held = defaultdict(set), defaultdict(set), defaultdict(set)
    for row in rows:
        if row.at >= ends_at:
            break
        own = group(row)
        (held[own].add if row.to_state == VERIFIED else held[own].discard)(row.key)
        if row.at >= starts_at and row.to_state in (VERIFIED, UNVERIFIED):
            (gained if row.to_state == VERIFIED else lost)[own].add(row.key)
    return {own: Verified(len(gained[own]), len(lost[own]), len(held[own])) for own in held}
