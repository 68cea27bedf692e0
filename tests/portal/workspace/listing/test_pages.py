"""A listing's page in the workspace and what is done there, by role; another organisation's people get 404."""

from datetime import date

import pytest
from django.urls import reverse

from catalog.models import Intake
from history.models import StateChange
from listings.choices import State
from listings.models import LiveChange
from listings.services import send_back, submit
from tests.factories import NeedFactory, OrganisationFactory, TrainingFactory
from tests.listings.helpers import edited, fresh, ready

pytestmark = pytest.mark.django_db
SECTIONS = {"need": "needs"}
ACTIONS = ("submit_listing", "take_back_listing", "renew_listing", "withdraw_listing", "change_now")


def to(name, listing):
    return reverse(name, args=[SECTIONS.get(listing.key_prefix, listing.key_prefix), listing.pk])


def text(client, listing, name="workspace_listing"):
    response = client.get(to(name, listing))
    assert response.status_code == 200
    return response.content.decode()


def test_from_draft_to_review_and_back_by_buttons(city, enter):
    owner = enter(OrganisationFactory(), "editor")
    listing = ready(NeedFactory, organisation=owner.user.memberships.get().organisation)
    assert to("submit_listing", listing) in text(owner, listing)
    assert owner.post(to("submit_listing", listing)).url == to("workspace_listing", listing)
    assert fresh(listing).state() == State.IN_REVIEW
    page = text(owner, listing)
    assert to("take_back_listing", listing) in page and to("submit_listing", listing) not in page
    owner.post(to("take_back_listing", listing))
    assert fresh(listing).state() == State.DRAFT


def test_the_comments_stand_beside_their_fields(city, enter, moderator):
    owner = enter(OrganisationFactory())
    listing = ready(organisation=owner.user.memberships.get().organisation)
    submit(listing=listing, by=owner.user)
    send_back(listing=listing, by=moderator, comments={"summary_vi": "<i>Cho ai?</i>"})
    page = text(owner, listing)
    assert "&lt;i&gt;Cho ai?&lt;/i&gt;" in page
    assert reverse("workspace_edit", kwargs={"prefix": "research", "number": listing.pk, "step": "basics"}) in page
    assert str(moderator) not in page, "city staff decide in the city's name"
    submit(listing=listing, by=owner.user)
    assert "review-comments" not in text(owner, listing)


def test_what_is_lacking_is_said_before_and_after_the_button(city, enter):
    owner = enter(OrganisationFactory())
    listing = ready(organisation=owner.user.memberships.get().organisation, contact_email="")
    assert to("submit_listing", listing) not in text(owner, listing)
    owner.post(to("submit_listing", listing))
    assert fresh(listing).state() == State.DRAFT
    assert "notice warn" in text(owner, listing)


def test_the_preview_is_the_draft(city, enter):
    owner = enter(OrganisationFactory(), "viewer")
    listing = ready(organisation=owner.user.memberships.get().organisation, published=True, title_vi="Đang đăng")
    edited(listing, title_vi="Bản nháp mới")
    page = text(owner, listing, "workspace_preview")
    assert "Bản nháp mới" in page and "noindex" in page


def test_withdrawing_keeps_its_reason(city, enter):
    owner = enter(OrganisationFactory())
    listing = ready(organisation=owner.user.memberships.get().organisation, published=True)
    owner.post(to("withdraw_listing", listing), {"reason": "Đã ngừng"})
    assert fresh(listing).state() == State.WITHDRAWN
    assert StateChange.objects.filter(key=listing.key).first().reason == "Đã ngừng"
    assert "Đã ngừng" in text(owner, listing)


def test_dates_seats_and_fees_change_at_once(city, enter):
    owner = enter(OrganisationFactory())
    listing = ready(
        TrainingFactory,
        organisation=owner.user.memberships.get().organisation,
        published=True,
        fee=100,
        intakes=[Intake(starts_on=date(2027, 3, 1), seats=20, place="Cơ sở 1")],
    )
    form = {
        "fee": "0",
        "demo_url": "",
        "intakes-TOTAL_FORMS": "3",
        "intakes-INITIAL_FORMS": "1",
        "intakes-0-starts_on": "2027-03-08",
        "intakes-0-seats": "15",
        "intakes-0-place": "Nơi khác",
        "intakes-1-starts_on": "2027-05-01",
    }
    assert text(owner, listing, "change_now")
    bad = owner.post(to("change_now", listing), form | {"demo_url": "javascript:alert(1)"})
    assert bad.status_code == 422 and fresh(listing).fee == 100
    assert owner.post(to("change_now", listing), form).status_code == 302
    row = fresh(listing)
    assert row.fee == 0
    assert [(each.starts_on, each.seats, each.place) for each in row.intakes.all()] == [
        (date(2027, 3, 8), 15, "Cơ sở 1"),
        (date(2027, 5, 1), None, "Cơ sở 1"),
    ], "the place is reviewed, and stays"
    assert LiveChange.objects.count() == 2


@pytest.mark.parametrize("role", ["viewer", "stranger", "anonymous"])
def test_who_may_not_write_changes_nothing(role, city, enter, client):
    listing = ready(published=True, title_vi="Đang đăng")
    edited(listing, title_vi="Bí mật của đơn vị")
    visitor = client
    if role != "anonymous":
        visitor = enter(
            listing.organisation if role == "viewer" else OrganisationFactory(),
            "viewer" if role == "viewer" else "owner",
        )
    before = fresh(listing).__dict__
    for name in ACTIONS:
        response = visitor.post(to(name, listing), {"reason": "x", "demo_url": "https://x.vn"})
        assert response.status_code == (302 if role == "anonymous" else 404), name
        assert role != "anonymous" or "login" in response.url
    after = fresh(listing).__dict__
    assert {name: value for name, value in after.items() if name != "_state"} == {
        name: value for name, value in before.items() if name != "_state"
    }
    for name in ("workspace_listing", "workspace_preview"):
        response = visitor.get(to(name, listing))
        assert response.status_code == {"viewer": 200, "stranger": 404, "anonymous": 302}[role]
        assert ("Bí mật" in response.content.decode()) == (role == "viewer")


@pytest.mark.parametrize("name", [name for name in ACTIONS if name != "change_now"])
def test_following_a_link_changes_nothing(name, city, enter):
    owner = enter(OrganisationFactory())
    listing = ready(organisation=owner.user.memberships.get().organisation)
    assert owner.get(to(name, listing)).status_code == 405
    assert fresh(listing).state() == State.DRAFT
