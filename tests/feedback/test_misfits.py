"""“Not a fit” is counted by pair and reason, once for a visitor and listing; who said it is nowhere."""

import datetime

import pytest

from feedback.counts import misfits, misfits_for_owner
from feedback.models import Misfit
from feedback.months import close_months
from feedback.reasons import MISFIT_REASONS
from feedback.services import note_misfit
from search.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _entries(db):
    for key in ("need:1", "research:1", "research:2"):
        Entry.objects.create(key=key, kind="research")
    Entry.objects.create(key="research:9", kind="research", is_deleted=True)


def say(visitor, listing="research:1", reason="wrong-field", source="need:1"):
    return note_misfit(source=source, listing=listing, reason=reason, visitor=f"{visitor:016x}")


def test_one_visitor_counts_once_and_the_last_reason_stays():
    assert say(1)
    assert say(1, reason="too-expensive")
    assert say(1, listing="research:2", source="")
    assert [(fit.listing, fit.source, fit.reasons) for fit in misfits()] == [
        ("research:1", "need:1", {"too-expensive": 1}),
        ("research:2", "", {"wrong-field": 1}),
    ]


def test_the_owner_sees_counts_from_five_on():
    for visitor in range(1, 5):
        say(visitor)
    assert misfits_for_owner("research:1") == {}
    say(5, reason="not-mature", source="")
    assert misfits_for_owner("research:1") == {"wrong-field": 4, "not-mature": 1}
    assert misfits_for_owner("research:2") == {}


def test_a_past_month_becomes_counts(on_day):
    on_day(datetime.date(2026, 1, 3))
    for visitor in range(1, 6):
        say(visitor)
    on_day(datetime.date(2026, 2, 3))
    say(1)
    before = misfits()
    assert close_months() == 5
    assert Misfit.objects.count() == 1
    assert misfits() == before
    assert misfits_for_owner("research:1") == {"wrong-field": 6}


def test_what_is_not_counted():
    assert not note_misfit(source="", listing="research:1", reason="other", visitor="")
    assert not say(1, listing="research:9")  # withdrawn
    assert not say(1, source="Nguyễn Văn A")
    with pytest.raises(ValueError, match="not a reason"):
        say(1, reason="I do not like it")
    assert not Misfit.objects.exists()


def test_the_reasons_of_the_form():
    assert [value for value, _label in MISFIT_REASONS] == [
        "wrong-problem",
        "wrong-field",
        "not-mature",
        "too-expensive",
        "wrong-language",
        "in-use",
        "other",
    ]
