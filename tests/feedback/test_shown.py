"""How often a listing was opened and proposed is counted by day, and nothing of whom is kept."""

import datetime

import pytest
from django.db import DatabaseError

from feedback import shown
from feedback.models import Shown, ShownMonth
from feedback.months import close_months
from feedback.shown import Reach, count, reach

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def test_a_page_is_one_statement_and_adds_to_the_day(django_assert_num_queries):
    count(viewed=["research:1"], proposed=["need:1", "need:2"])
    with django_assert_num_queries(3):  # with the savepoint's two
        count(viewed=["research:1"], proposed=["need:2", "need:2"])
    found = reach(["research:1", "need:1", "need:2", "need:3"])
    assert found == {"research:1": Reach(2, 0), "need:1": Reach(0, 1), "need:2": Reach(0, 2)}
    assert Shown.objects.count() == 3


def test_only_the_last_thirty_days_count(on_day):
    first = datetime.date(2026, 3, 1)
    for day in (first, first + DAY, first + 29 * DAY, first + 30 * DAY):
        on_day(day)
        count(viewed=["need:1"])
    assert reach(["need:1"])["need:1"] == Reach(3, 0)


def test_nothing_about_a_visitor_has_a_column():
    assert {field.name for field in Shown._meta.get_fields()} == {"id", "day", "listing", "views", "matches"}


def test_old_days_become_months_and_thirty_days_stay(on_day):
    for day in (datetime.date(2026, 1, 5), datetime.date(2026, 1, 31), datetime.date(2026, 2, 1)):
        on_day(day)
        count(viewed=["need:1"], proposed=["need:2"])
    on_day(datetime.date(2026, 3, 2))
    close_months()
    assert Shown.objects.count() == 6
    on_day(datetime.date(2026, 4, 1))
    for _again in range(2):
        close_months()
    assert not Shown.objects.filter(day__month=1).exists() and Shown.objects.count() == 2
    rows = ShownMonth.objects.order_by("listing").values_list("month", "listing", "views", "matches")
    assert list(rows) == [(datetime.date(2026, 1, 1), "need:1", 2, 0), (datetime.date(2026, 1, 1), "need:2", 0, 2)]
    on_day(datetime.date(2028, 3, 1))
    close_months()
    assert not ShownMonth.objects.filter(month=datetime.date(2026, 1, 1)).exists()


def test_a_flood_and_a_failing_database_harm_no_page(monkeypatch):
    monkeypatch.setattr(shown, "MOST_A_DAY", 2)
    for _page in range(4):
        count(viewed=["need:1"])
    assert reach(["need:1"])["need:1"].views == 2
    monkeypatch.setattr(shown, "_has_room", lambda: True)

    def broken(*args):
        raise DatabaseError

    monkeypatch.setattr(shown.connection, "cursor", broken)
    count(viewed=["need:1"])
