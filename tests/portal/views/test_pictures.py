"""The pure parts of what the screens draw and say: timeline, next step, prose, readiness."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from competitions.phases import Span
from portal.next_step import next_step
from portal.templatetags.portal import prose, trl_picture
from portal.timeline import timeline

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def span(kind: str, start: int, end: int) -> Span:
    return Span(kind, kind.title(), NOW + timedelta(days=start), NOW + timedelta(days=end))


def step(*spans, **options):
    given = {"has_results": False, "runs_elsewhere": "", "email": "thi@example.org", "calendar": "/c.ics"} | options
    return next_step(spans, NOW, **given)


def test_bars_lie_along_the_whole_time_and_today_stands_in_it():
    drawn = timeline([span("registration", -10, 0), span("submission", 0, 30)], NOW)
    assert [(bar.start, bar.width) for bar in drawn.bars] == [(0, 25), (25, 75)]
    assert drawn.today == 25
    assert [bar.standing for bar in drawn.bars] == ["past", "current"]


def test_a_short_phase_at_the_end_stays_inside_the_picture():
    drawn = timeline([span("submission", -400, -2), span("results", -1, 0)], NOW - timedelta(days=500))
    assert drawn.today is None
    assert drawn.bars[1].start + drawn.bars[1].width <= 100
    assert drawn.bars[1].width >= 1.5


def test_a_competition_without_phases_has_no_picture():
    assert timeline([], NOW).bars == []


def test_what_can_be_done_follows_the_phases():
    assert step(span("registration", -1, 1)).url == "mailto:thi@example.org"
    assert step(span("registration", -1, 1), runs_elsewhere="https://thi.example").url == "https://thi.example"
    assert step(span("registration", 1, 2)).url == "/c.ics"
    assert step(span("judging", -1, 1), has_results=True).url == "#results-of-competition"
    assert step(span("questions", -1, 1)).url == "mailto:thi@example.org"
    assert step(span("results", -3, -2)) is None


def test_prose_makes_paragraphs_and_lists_and_escapes():
    assert prose("Một\n\n- hai\n- <i>ba</i>") == "<p>Một</p>\n<ul><li>hai</li><li>&lt;i&gt;ba&lt;/i&gt;</li></ul>"
    assert prose("Đầu:\n- một\nCuối") == "<p>Đầu:</p><ul><li>một</li></ul><p>Cuối</p>"
    assert prose("  ") == ""


def test_readiness_is_nine_steps_of_which_so_many_are_reached():
    steps = trl_picture(4, "…")["steps"]
    assert [each["on"] for each in steps] == [True] * 4 + [False] * 5
    assert all(low["height"] < high["height"] for low, high in pairwise(steps))
    assert len({each["y"] + each["height"] for each in steps}) == 1
