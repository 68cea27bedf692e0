"""The page of all stories, and the quarter's figures."""

from datetime import date, datetime

import pytest
from django.core.management import call_command
from openpyxl import load_workbook

from history.models import StateChange
from outcomes.models import Outcome
from portal.reports.quarters import ZONE
from tests.outcomes.making import agreement, confirmed, recorded

pytestmark = pytest.mark.django_db


def test_an_empty_page_says_so(city, client):
    for language in ("vi", "en"):
        assert client.get(f"/{language}/outcomes/").status_code == 200


def test_the_latest_come_first_and_pages_follow(city, client, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr("portal.outcomes.public.PAGE_SIZE", 2)
    for day in (1, 3, 2):
        confirmed(agreement(), happened_on=date(2026, 10, day), title_en=f"Story {day}")
    first = client.get("/en/outcomes/").text
    assert first.index("Story 3") < first.index("Story 2") and "Story 1" not in first
    assert "Story 1" in client.get("/en/outcomes/?page=2").text
    for odd in ("0", "-1", "x", "1e9", "99999999999999999999"):
        assert client.get("/en/outcomes/", {"page": odd}).status_code == 200
    with django_assert_max_num_queries(12):
        client.get("/en/outcomes/")


def test_outcomes_are_counted_from_the_dated_rows(city, tmp_path):
    first, second = agreement(), agreement()
    confirmed(first)
    recorded(second, kind="contract")
    StateChange.objects.filter(kind="outcome", key=f"outcome:{Outcome.objects.get(kind='contract').pk}").update(
        at=datetime(2026, 8, 1, tzinfo=ZONE)
    )
    StateChange.objects.filter(kind="outcome", at__year=datetime.now(ZONE).year).exclude(at__month=8).update(
        at=datetime(2026, 11, 5, tzinfo=ZONE)
    )

    def sheet(quarter):
        path = tmp_path / f"{quarter}.xlsx"
        call_command("quarter_figures", quarter, output=str(path), language="en")
        return {row[0]: row[1:] for row in load_workbook(path)["Outcomes"].iter_rows(min_row=4, values_only=True)}

    fourth, third = sheet("2026Q4"), sheet("2026Q3")
    assert fourth["Pilot"] == (1, 1, 0, 1) and fourth["Contract"] == (0, 0, 0, 0)
    assert third["Pilot"] == (0, 0, 0, 0) and third["Contract"] == (1, 0, 0, 0)
