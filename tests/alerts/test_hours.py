"""When digests leave: 7 in the morning of Vietnam, weekly ones on Monday."""

from datetime import UTC, datetime

import pytest

from alerts.hours import cutoff


def utc(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("frequency", "now", "expected"),
    [
        ("daily", utc(18, 0, 0), utc(18, 0)),  # 7:00 in Vietnam
        ("daily", utc(17, 23, 59), utc(17, 0)),
        ("daily", utc(18, 12), utc(18, 0)),
        ("weekly", utc(18, 12), utc(16, 0)),  # a Wednesday; the Monday before
        ("weekly", utc(15, 23, 59), utc(9, 0)),
        ("weekly", utc(16, 0), utc(16, 0)),
    ],
)
def test_what_was_noticed_before_the_last_hour_is_due(frequency, now, expected):
    assert cutoff(frequency, now) == expected


def test_at_once_is_everything():
    assert cutoff("at_once", utc(18, 5)) > utc(18, 5)
