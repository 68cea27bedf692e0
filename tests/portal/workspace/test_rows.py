"""The workspace's lists: every state said as the listing itself says it, in a fixed number of queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from feedback.shown import count
from listings.choices import State
from listings.services import publish, save_draft, withdraw
from portal.workspace.rows import filtered, rows_of
from tests.access.world import STATES
from tests.factories import NeedFactory, OrganisationFactory, ResearchFactory, TrainingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation(city):
    return OrganisationFactory()


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("factory", [ResearchFactory, NeedFactory])
def test_a_row_says_the_state_that_the_listing_says(organisation, state, factory):
    listing = STATES[state](factory, organisation=organisation)
    (row,) = rows_of([organisation.pk])
    assert (row.key, row.state) == (listing.key, type(listing).objects.get(pk=listing.pk).state())


def test_a_row_has_the_title_of_the_newest_draft(organisation):
    listing = ResearchFactory(organisation=organisation, title_vi="Bản đăng", published=True)
    draft = listing.get_latest_revision_as_object()
    draft.title_vi, draft.title_en = "", "New words"
    draft.summary_vi, draft.summary_en = "", "What it does."
    save_draft(listing=draft)
    (row,) = rows_of([organisation.pk])
    assert (row.title("vi"), row.title_language("vi"), row.title_language("en")) == ("New words", "en", "")
    assert row.state == State.PUBLISHED and row.is_edited
    publish(listing=listing)
    (row,) = rows_of([organisation.pk])
    assert not row.is_edited


def test_what_was_withdrawn_is_no_edit(organisation):
    withdraw(listing=ResearchFactory(organisation=organisation, published=True))
    (row,) = rows_of([organisation.pk])
    assert (row.state, row.is_edited, row.public_address("vi")) == (State.WITHDRAWN, False, "")


def test_other_organisations_have_no_part_in_it(organisation):
    ResearchFactory(published=True)
    assert rows_of([organisation.pk]) == []


def test_three_queries_however_many_rows(organisation, django_assert_num_queries):
    make = (ResearchFactory, TrainingFactory, NeedFactory)
    for factory in make:
        factory(organisation=organisation)
    rows_of([organisation.pk])  # the content types are known from here on
    for factory in make * 3:
        factory(organisation=organisation, published=True, go_live_at=timezone.now() + timedelta(days=1))
    with django_assert_num_queries(3):
        assert len(rows_of([organisation.pk])) == 12


def test_filters_and_search_without_accents(organisation):
    need = NeedFactory(organisation=organisation, need_kind="training", title_vi="Đào tạo kế toán")
    offer = ResearchFactory(organisation=organisation, title_vi="Nhận dạng hoá đơn", published=True)
    rows = rows_of([organisation.pk])

    def found(**asked):
        return [row.key for row in filtered(rows, **asked)]

    assert found(text="ke toan DAO") == [need.key]
    assert found(text="hóa đơn") == found(text="HOA DON") == [offer.key]
    assert found(kind="training-need") == found(state="draft") == [need.key]
    assert found(state="published", kind="training-need") == []
    assert [row.key for row in rows] == [offer.key, need.key], "the latest worked on first"


def queries_of(client, address):
    with CaptureQueriesContext(connection) as made:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(made), answer


def test_the_page_asks_no_more_for_many_than_for_few(organisation, enter):
    client, address = enter(organisation, "viewer"), f"/vi/workspace/organisations/{organisation.slug}/listings/"
    ResearchFactory(organisation=organisation, published=True)
    NeedFactory(organisation=organisation)
    client.get(address)
    few, _answer = queries_of(client, address)
    for factory in (ResearchFactory, TrainingFactory, NeedFactory) * 4:
        factory(organisation=organisation, published=True)
    many, answer = queries_of(client, address)
    assert many <= few and len(answer.context["rows"]) == 14


def test_the_page_shows_reach_pages_and_filters(organisation, enter):
    client, address = enter(organisation, "editor"), f"/vi/workspace/organisations/{organisation.slug}/listings/"
    listings = [ResearchFactory(organisation=organisation, published=True) for _number in range(27)]
    count(viewed=[listings[-1].key], proposed=[listings[-2].key])
    first = client.get(address)
    shown = {each["row"].key: each["row"].reach for each in first.context["rows"]}
    assert (shown[listings[-1].key].views, shown[listings[-2].key].matches) == (1, 1)
    assert len(shown) == 25 and "page=2" in first.text
    second = client.get(address, {"page": 2, "state": "published"})
    assert len(second.context["rows"]) == 2 and "state=published&amp;page=1" in second.text
    for odd in ({"page": "x"}, {"state": "nonsense"}, {"kind": "'"}, {"text": "\x00<script>"}, {"text": "x" * 5000}):
        assert client.get(address, odd).status_code == 200


def test_buttons_by_role(organisation, enter):
    address = f"/en/workspace/organisations/{organisation.slug}/"
    for role, writes in (("viewer", False), ("editor", True), ("owner", True)):
        for page in (address, f"{address}listings/"):
            assert ("/new/" in enter(organisation, role).get(page).text) is writes, (role, page)
