"""Rows of history are read in the admin, by kind and date, and changed by nobody."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from history.context import because, current_reason, current_user
from history.models import StateChange
from history.services import record_change
from tests.factories import ResearchFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_rows_are_filtered_by_kind_and_date(editor_client):
    StateChange.objects.all().delete()
    now = timezone.now()
    before = now - datetime.timedelta(9)
    old = StateChange.objects.create(key="need:1", kind="training-need", to_state="draft", at=before)
    new = StateChange.objects.create(key="research:1", kind="research", to_state="published", at=now)

    def found(**query):
        response = editor_client.get(reverse("statechange:index"), query)
        assert response.status_code == 200
        return list(response.context["object_list"])

    assert found() == [new, old]
    assert found(kind="research") == [new]
    assert found(at_to=(now - datetime.timedelta(5)).date().isoformat()) == [old]
    assert found(q="need:1") == [old]
    assert editor_client.get(reverse("statechange:inspect", args=[new.pk])).status_code == 200


def test_nobody_changes_a_row(admin_client):
    row = StateChange.objects.create(key="need:1", kind="training-need", to_state="draft")
    for name, args in (("add", []), ("edit", [row.pk]), ("delete", [row.pk])):
        admin_client.post(reverse(f"statechange:{name}", args=args), {"reason": "changed"})
    assert list(StateChange.objects.values_list("pk", "reason")) == [(row.pk, "")]


def test_a_state_that_did_not_change_leaves_no_row():
    assert record_change(key="need:1", kind="training-need", from_state="draft", to_state="draft") is None
    assert not StateChange.objects.exists()


def test_a_row_says_who_and_why():
    listing = ResearchFactory(by=(author := UserFactory()))
    key = listing.key
    with because("trùng"):
        listing.delete()
    rows = list(StateChange.objects.filter(key=key).order_by("id").values_list("to_state", "by", "reason"))
    assert rows == [("draft", author.pk, ""), ("withdrawn", None, "trùng")]
    assert (current_reason(), current_user()) == ("", None)
