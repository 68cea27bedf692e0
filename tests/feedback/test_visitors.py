"""A visitor's mark tells visitors apart, says nothing of who they are, and cannot be made again after its month."""

import datetime

import pytest

from feedback import visitors
from feedback.models import VisitorKey
from feedback.months import close_months
from feedback.visitors import NOBODY, visitor_of
from tests.feedback.conftest import BROWSER, asked_by

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_key_in_memory(monkeypatch):
    monkeypatch.setattr(visitors, "_keys", {})


def test_the_same_visitor_has_one_mark_and_others_have_others():
    marks = {visitor_of(asked_by(number, agent)) for number in (1, 2, 2) for agent in (BROWSER, "Opera/9")}
    assert len(marks) == 4
    assert all(len(mark) == 16 and int(mark, 16) >= 0 for mark in marks)
    assert VisitorKey.objects.count() == 1


def test_another_process_gives_the_same_mark(monkeypatch):
    first = visitor_of(asked_by())
    monkeypatch.setattr(visitors, "_keys", {})
    assert visitor_of(asked_by()) == first


def test_robots_and_demonstrations_do_not_count():
    for agent in (
        "",
        "Mozilla/5.0 (compatible; Googlebot/2.1)",
        "curl/8.1",
        "python-httpx/0.27",
        "Mozilla/5.0 HeadlessChrome/141.0",
    ):
        assert visitor_of(asked_by(agent=agent)) == NOBODY, agent
    assert visitor_of(asked_by(**{"X-Demonstration": "1"})) == NOBODY
    assert visitor_of(asked_by(agent="Mozilla/5.0 (Linux; Android 13; CUBOT P80)")) != NOBODY
    assert not VisitorKey.objects.filter(key=b"").exists()


def test_a_new_month_has_a_new_key_and_the_old_one_is_thrown_away(on_day):
    on_day(datetime.date(2026, 1, 31))
    before = visitor_of(asked_by())
    on_day(datetime.date(2026, 2, 1))
    after = visitor_of(asked_by())
    assert before != after
    close_months()
    assert list(VisitorKey.objects.values_list("month", flat=True)) == [datetime.date(2026, 2, 1)]
    assert visitor_of(asked_by()) == after
