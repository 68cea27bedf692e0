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


def test_the_feed_and_the_api_tell_what_the_page_tells(city, client, django_assert_max_num_queries):
    made = agreement(name_vi="Công ty Zirkobimat", name_en="Zirkobimat Ltd")
    type(made.need).objects.filter(pk=made.need.pk).update(audience="withheld", place="Phường Thới Hòa")
    confirmed(made, title_en="Withheld story")
    confirmed(agreement(), asker="no", title_en="Private story")
    confirmed(agreement(), title_en="Named story", happened_on=date(2026, 10, 2))
    feed = client.get("/en/outcomes/feed/")
    assert feed["Content-Type"].startswith("application/atom+xml") and not feed.cookies
    assert client.get("/en/outcomes/feed/", headers={"If-None-Match": feed["ETag"]}).status_code == 304
    answer = client.get("/api/v1/outcomes", {"lang": "en"})
    titles = [item["title"] for item in answer.json()["items"]]
    assert titles == ["Named story", "Withheld story"] and answer.json()["total"] == 2
    for text in (feed.text, answer.text):
        assert text.index("Named story") < text.index("Withheld story") and "Private story" not in text
        assert "irkobimat" not in text and "Thới Hòa" not in text
    assert answer.json()["items"][0]["parties"][0]["url"].startswith("/en/research/")
    assert client.get("/api/v1/outcomes", {"page": 2}).json()["items"] == []
    for odd in ("0", "-1", "x", "1e9"):
        assert client.get("/api/v1/outcomes", {"page": odd}).status_code == 422
    for url in ("/en/outcomes/feed/", "/api/v1/outcomes"):
        with django_assert_max_num_queries(12):
            client.get(url)


def test_what_brought_it_is_linked_for_those_alone_who_may_see_it(city, client):
    made = agreement()
    for row in (made.need, made.offer):
        type(row).objects.filter(pk=row.pk).update(audience="members")
    confirmed(made)
    parties = client.get("/api/v1/outcomes").json()["items"][0]["parties"]
    assert [party["url"] for party in parties] == ["", ""]
    client.force_login(made.asker)
    answer = client.get("/api/v1/outcomes")
    assert all(party["url"] for party in answer.json()["items"][0]["parties"]) and answer["Cache-Control"] == "no-store"


def test_visitors_and_search_engines_are_led_there(city, client):
    assert "/en/outcomes/" in client.get("/en/").text.partition("<footer")[2]
    sitemap = client.get("/sitemap-pages.xml").text
    assert "/vi/outcomes/</loc>" in sitemap and "/en/outcomes/</loc>" in sitemap
    assert "/en/outcomes/feed/" in client.get("/en/outcomes/").text


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
