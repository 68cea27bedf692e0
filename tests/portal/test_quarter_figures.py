"""The figures of a quarter, counted from dated rows."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from history.models import StateChange
from listings.choices import State
from portal.reports.quarters import ZONE, Quarter
from portal.reports.workbook import safe_cell
from tests.factories import FieldFactory, OrganisationFactory, ResearchFactory

INSIDE = datetime.datetime(2026, 11, 5, 9, 0, tzinfo=ZONE)
SECOND = datetime.timedelta(seconds=1)


def change(key, to_state, at=INSIDE, from_state="", kind="research", organisation=""):
    return StateChange.objects.create(
        key=key, kind=kind, from_state=from_state, to_state=to_state, at=at, organisation=organisation
    )


@pytest.fixture
def figures(db, tmp_path):
    """Runs the command and gives its sheets, each as {first texts: numbers}."""

    def run(quarter="2026Q4", language="en"):
        path = tmp_path / "figures.xlsx"
        call_command("quarter_figures", quarter, output=str(path), language=language)
        sheets = {}
        for sheet in load_workbook(path):
            _caption, _blank, header, *rows = sheet.iter_rows(values_only=True)
            split = sum(isinstance(value, str) for value in rows[0]) if rows else 0
            sheets[sheet.title] = {row[:split]: dict(zip(header[split:], row[split:], strict=True)) for row in rows}
        return sheets

    StateChange.objects.all().delete()
    return run


@pytest.mark.parametrize("text", ["2026", "2026Q5", "2026Q0", "Q4", "2026q4", "26Q4", "2026Q44", ""])
def test_what_is_no_quarter_is_said(text):
    with pytest.raises(CommandError, match="no quarter"):
        call_command("quarter_figures", text)


def test_a_file_that_cannot_be_written_is_said(db, tmp_path):
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("quarter_figures", "2026Q4", output=str(tmp_path / "none" / "figures.xlsx"))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2026Q4", "2026-09-30T17:00:00", "2026-12-31T17:00:00"),
        ("2026Q1", "2025-12-31T17:00:00", "2026-03-31T17:00:00"),
    ],
)
def test_borders_are_midnight_in_vietnam(text, start, end):
    quarter = Quarter.parse(text)
    assert quarter.starts_at == datetime.datetime.fromisoformat(start + "+00:00")
    assert quarter.ends_at == datetime.datetime.fromisoformat(end + "+00:00")


def test_a_second_decides_the_quarter(figures):
    quarter = Quarter.parse("2026Q4")
    change("research:1", State.PUBLISHED, quarter.starts_at - SECOND)
    change("research:2", State.PUBLISHED, quarter.starts_at)
    change("research:3", State.PUBLISHED, quarter.ends_at - SECOND)
    change("research:4", State.PUBLISHED, quarter.ends_at)
    found = figures()["By kind"]["Research products",]
    assert (found["Published"], found["Public at the end"]) == (2, 3)


def test_each_event_counts_a_listing_once(figures):
    change("research:1", State.DRAFT)
    change("research:1", State.IN_REVIEW, INSIDE + SECOND, State.DRAFT)
    change("research:1", State.SENT_BACK, INSIDE + 2 * SECOND, State.IN_REVIEW)
    change("research:1", State.IN_REVIEW, INSIDE + 3 * SECOND, State.SENT_BACK)
    change("research:1", State.PUBLISHED, INSIDE + 4 * SECOND, State.IN_REVIEW)
    change("research:2", State.PUBLISHED, INSIDE)
    change("research:2", State.WITHDRAWN, INSIDE + SECOND, State.PUBLISHED)
    change("research:3", State.WITHDRAWN, INSIDE, State.DRAFT)  # a deleted draft was never public
    change("need:1", State.PUBLISHED, INSIDE, kind="training-need")
    change("need:1", State.EXPIRED, INSIDE + SECOND, State.PUBLISHED, kind="training-need")
    found = figures()["By kind"]
    assert found["Research products",] == {
        "Submitted for the first time": 1,
        "Published": 2,
        "Sent back": 1,
        "Expired": 0,
        "Withdrawn": 1,
        "Public at the end": 1,
    }
    assert (found["Training needs",]["Expired"], found["Training needs",]["Public at the end"]) == (1, 0)
    assert not any(found["Competitions",].values())


def test_a_listing_submitted_before_is_not_new(figures):
    earlier = Quarter.parse("2026Q4").starts_at - SECOND
    change("research:1", State.IN_REVIEW, earlier)
    change("research:1", State.SENT_BACK, earlier, State.IN_REVIEW)
    change("research:1", State.IN_REVIEW, INSIDE, State.SENT_BACK)
    assert figures()["By kind"]["Research products",]["Submitted for the first time"] == 0


def test_by_organisation_and_by_field(figures):
    one, two = FieldFactory(label_en="Health"), FieldFactory(label_en="=Energy")
    owner = OrganisationFactory(kind="company")
    listing = ResearchFactory(organisation=owner, fields=[one, two])
    StateChange.objects.all().delete()
    change(listing.key, State.PUBLISHED, organisation=owner.key)
    change("research:999", State.PUBLISHED, organisation="organisation:999")
    found = figures()
    assert found["By organisation"]["Company", "Research products"]["Published"] == 1
    assert found["By organisation"]["not known any more", "Research products"]["Published"] == 1
    assert found["By field"]["Health", "Research products"]["Published"] == 1
    assert found["By field"]["'=Energy", "Research products"]["Published"] == 1
    assert found["By field"]["no field, or deleted", "Research products"]["Published"] == 1


def test_organisations_verified(figures):
    earlier = Quarter.parse("2026Q4").starts_at - SECOND
    old, new, lost = (OrganisationFactory(kind="institute") for _ in range(3))
    StateChange.objects.all().delete()
    for organisation, at in ((old, earlier), (lost, earlier), (new, INSIDE)):
        change(organisation.key, "verified", at, "unverified", "organisation")
    change(lost.key, "unverified", INSIDE, "verified", "organisation")
    assert list(figures()["Organisations"].values()) == [
        {"Verified": 1, "Verification taken back": 1, "Verified at the end": 2}
    ]


def test_the_real_way_of_a_listing_is_counted(db, tmp_path):
    ResearchFactory(published=True)
    now = datetime.datetime.now(ZONE)
    path = tmp_path / "now.xlsx"
    call_command("quarter_figures", f"{now.year}Q{(now.month + 2) // 3}", output=str(path), language="en")
    assert ("Research products", 0, 1, 0, 0, 0, 1) in list(load_workbook(path)["By kind"].iter_rows(values_only=True))


def test_the_file_is_named_after_the_quarter(db, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    call_command("quarter_figures", "2026Q3")
    assert (tmp_path / "quarter-2026Q3.xlsx").exists()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_no_text_becomes_a_formula(text):
    assert safe_cell(text)[0] == "'"


def test_numbers_stay_numbers_and_texts_lose_what_no_file_may_hold():
    assert safe_cell(-5) == -5
    assert safe_cell("a\x00b") == "ab"
