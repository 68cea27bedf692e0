"""From dates to phases: the boundaries at a second, and over a year's end."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from competitions.phases import (
    CURRENT,
    PAST,
    UPCOMING,
    Span,
    TimeLeft,
    closing,
    current,
    entry_deadline,
    following,
    moments,
    time_left,
)

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
SECOND = timedelta(seconds=1)
# The new year lies inside the first phase, and the second one begins where it ends.
STARTS = datetime(2026, 12, 20, 8, tzinfo=VIETNAM)
MIDDLE = datetime(2027, 1, 1, 0, tzinfo=VIETNAM)
ENDS = datetime(2027, 1, 10, 17, tzinfo=VIETNAM)
REGISTRATION = Span("registration", "Đăng ký", STARTS, MIDDLE)
SUBMISSION = Span("submission", "Nộp bài", MIDDLE, ENDS)
BOTH = (SUBMISSION, REGISTRATION)


@pytest.mark.parametrize(
    ("now", "standing"),
    [
        (STARTS - SECOND, UPCOMING),
        (STARTS, CURRENT),
        (STARTS + SECOND, CURRENT),
        (MIDDLE - SECOND, CURRENT),
        (MIDDLE, PAST),
        (MIDDLE + SECOND, PAST),
    ],
)
def test_a_phase_begins_at_its_first_second_and_is_over_at_its_last(now, standing):
    assert REGISTRATION.standing(now) == standing
    assert REGISTRATION.standing(now.astimezone(UTC)) == standing


def test_at_the_new_year_one_phase_gives_way_to_the_other():
    assert current(BOTH, MIDDLE - SECOND) == (REGISTRATION,)
    assert current(BOTH, MIDDLE) == (SUBMISSION,)
    assert current(BOTH, MIDDLE.astimezone(UTC)) == (SUBMISSION,)  # 17:00 of the old year there
    assert current(BOTH, ENDS - SECOND) == (SUBMISSION,)
    assert current(BOTH, ENDS) == ()


def test_what_follows_and_until_when_one_takes_part():
    assert following(BOTH, STARTS - SECOND) == REGISTRATION
    assert following(BOTH, STARTS) == SUBMISSION
    assert following(BOTH, MIDDLE) is None
    assert entry_deadline(BOTH) == MIDDLE
    assert entry_deadline([SUBMISSION]) == ENDS
    assert entry_deadline([]) is None


@pytest.mark.parametrize(
    ("before", "left"),
    [
        (timedelta(days=2, hours=3, minutes=4, seconds=59), TimeLeft(2, 3, 4)),
        (timedelta(days=1), TimeLeft(1, 0, 0)),
        (timedelta(days=1) - SECOND, TimeLeft(0, 23, 59)),
        (SECOND, TimeLeft(0, 0, 0)),
        (timedelta(), None),
        (-SECOND, None),
    ],
)
def test_what_is_said_to_be_left_is_left(before, left):
    assert time_left(MIDDLE, MIDDLE - before) == left


@given(st.integers(min_value=1, max_value=10**8))
def test_the_time_left_is_never_more_than_there_is_and_less_than_a_minute_short(seconds):
    left = time_left(MIDDLE, MIDDLE - timedelta(seconds=seconds))
    said = left.days * 86_400 + left.hours * 3_600 + left.minutes * 60
    assert 0 <= seconds - said < 60 and left.hours < 24 and left.minutes < 60


def test_the_next_to_end_is_counted_first():
    judging = Span("judging", "Chấm", STARTS, ENDS)
    questions = Span("questions", "Hỏi đáp", STARTS, ENDS)
    assert [each.span for each in closing((questions, judging, REGISTRATION), STARTS)] == [REGISTRATION, questions]
    assert closing(BOTH, ENDS) == []


def test_each_phase_has_a_moment_in_which_it_runs():
    assert [span.standing(moment) for span, (_, moment) in zip(BOTH, moments(BOTH), strict=True)] == [CURRENT] * 2
