"""What was asked for and not found is counted by concept, and shown once five different visitors asked."""

import datetime
import logging

import pytest
from django.core.management import call_command
from django.db import DatabaseError

from feedback import services
from feedback.counts import asked_and_not_offered, asked_without_concept
from feedback.models import NO_CONCEPT, Unanswered, UnansweredMonth
from feedback.months import close_months, months_ago
from feedback.services import note_unanswered

pytestmark = pytest.mark.django_db
JANUARY, FEBRUARY = datetime.date(2026, 1, 10), datetime.date(2026, 2, 10)


def note(visitor, *concepts, **more):
    values = {"kind": "research", "language": "vi"} | more
    return note_unanswered(concepts=concepts, visitor=f"{visitor:016x}" if visitor else "", **values)


def test_a_visitor_counts_once_a_day_for_a_concept(known, on_day):
    on_day(JANUARY)
    assert note(1, "ocr", "chatbots") == 2
    assert note(1, "ocr", "x-ray") == 1
    assert note(1, "ocr") == 0
    on_day(JANUARY + datetime.timedelta(1))
    assert note(1, "ocr") == 1
    assert Unanswered.objects.count() == 4


def test_only_what_the_scheme_knows_is_kept(known):
    note(1, "ocr", "Nguyễn Văn A", kind="secret words", fields=["health", "0912345678"])
    row = Unanswered.objects.get()
    assert (row.concept, row.kind, row.fields) == ("ocr", "", ["health"])
    assert note(2, "ocr", language="0912345678") == 0


def test_a_text_without_a_concept_is_counted_as_such(known):
    assert note(1, "unknown") == 1
    assert Unanswered.objects.get().concept == NO_CONCEPT
    assert asked_without_concept() == 0
    for visitor in range(2, 6):
        note(visitor)
    assert asked_without_concept() == 5
    assert asked_and_not_offered() == []


def test_nobody_does_not_count(known):
    assert note(0, "ocr") == 0
    assert not Unanswered.objects.exists()


def test_shown_from_five_different_visitors_on(known, on_day):
    on_day(JANUARY)
    for visitor in range(1, 5):
        note(visitor, "ocr", fields=["health"])
    on_day(JANUARY + datetime.timedelta(1))
    note(4, "ocr")  # one of the four, another day
    assert asked_and_not_offered() == []
    note(5, "ocr", language="en")
    (found,) = asked_and_not_offered()
    assert (found.concept, found.visitors, found.months) == ("ocr", 5, 1)
    assert found.kinds == {"research": 5}
    assert (found.languages, found.fields) == ({}, {})  # four in one, one in the other: too few to be told


def test_visitors_of_two_months_are_not_taken_for_different_ones(known, on_day):
    for day in (JANUARY, FEBRUARY):
        on_day(day)
        for visitor in range(4):
            note(visitor + 1, "ocr")
    assert asked_and_not_offered() == []
    note(9, "ocr")
    assert [(found.visitors, found.months) for found in asked_and_not_offered()] == [(9, 2)]


def test_a_past_month_becomes_counts_that_say_the_same(known, on_day):
    on_day(JANUARY)
    for visitor in range(1, 7):
        note(visitor, "ocr", "chatbots", kind="need", fields=["health"])
        note(visitor, "x-ray" if visitor < 3 else "ocr", language="en")
    on_day(FEBRUARY)
    before = asked_and_not_offered()
    assert [found.concept for found in before] == ["chatbots", "ocr"]
    assert (close_months(), close_months()) == (14, 0)
    assert asked_and_not_offered() == before
    assert not Unanswered.objects.exists()
    assert dict(UnansweredMonth.objects.values_list("concept", "visitors")) == {"ocr": 6, "chatbots": 6, "x-ray": 2}


def test_the_current_month_is_left_alone(known, on_day):
    on_day(FEBRUARY)
    note(1, "ocr")
    call_command("close_months", verbosity=0)
    assert Unanswered.objects.count() == 1


def test_old_counts_are_deleted_and_older_than_a_year_not_shown(known, on_day):
    on_day(FEBRUARY)
    for age in (0, 11, 12, 25):
        UnansweredMonth.objects.create(month=months_ago(age), concept="ocr", visitors=10)
    assert [found.visitors for found in asked_and_not_offered()] == [20]
    on_day(datetime.date(2026, 2, 1))
    Unanswered.objects.create(day=JANUARY, visitor="a", concept="chatbots", language="vi")
    close_months()
    assert UnansweredMonth.objects.filter(concept="ocr").count() == 3


def test_months_ago(on_day):
    on_day(FEBRUARY)
    assert [months_ago(number) for number in (0, 1, 2, 14)] == [
        datetime.date(2026, 2, 1),
        datetime.date(2026, 1, 1),
        datetime.date(2025, 12, 1),
        datetime.date(2024, 12, 1),
    ]


def test_a_flood_is_not_written(known, monkeypatch):
    monkeypatch.setattr(services, "MOST_A_DAY", 3)
    for visitor in range(1, 9):
        note(visitor, "ocr")
    assert Unanswered.objects.count() == 3


def test_a_count_that_cannot_be_written_fails_no_page_and_logs_no_word(known, monkeypatch, caplog):
    def fail(*args, **options):
        raise DatabaseError("values (ocr, 00001)")

    monkeypatch.setattr(Unanswered.objects, "bulk_create", fail)
    with caplog.at_level(logging.WARNING):
        assert note(1, "ocr") == 0
    assert "ocr" not in caplog.text


def test_a_long_text_names_only_so_many_concepts(known, monkeypatch):
    monkeypatch.setattr(services, "MOST_CONCEPTS", 2)
    assert note(1, "x-ray", "ocr", "chatbots") == 2
