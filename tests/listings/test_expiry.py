"""How long a listing is shown, the letters before its end, and the renewal by a mailed link."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from listings.choices import State
from listings.expiry import NEED_TERM, OFFER_TERM, is_renewable, new_end
from listings.models import ExpiryLetter
from listings.refusals import Refusal
from listings.reminders import remind
from listings.renewal_links import token_for
from listings.services import approve, renew, submit
from search.models import Entry
from search.sync import drain
from tests.factories import NeedFactory, ResearchFactory
from tests.listings.helpers import edited, fresh, member, ready, rows

NOW = datetime(2027, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)


def ends_in(listing, **span):
    type(listing).objects.filter(pk=listing.pk).update(expire_at=timezone.now() + timedelta(**span))
    return fresh(listing)


def expired(listing, **ago):
    listing = ends_in(listing, **{name: -value for name, value in ago.items()})
    call_command("publish_scheduled")
    return fresh(listing)


@pytest.mark.parametrize(
    ("is_need", "closes_at", "end"),
    [
        (False, None, NOW + OFFER_TERM),
        (True, None, NOW + NEED_TERM),
        (True, NOW + 10 * DAY, NOW + NEED_TERM),
        (True, NOW + 300 * DAY, NOW + 314 * DAY),
    ],
)
def test_the_term_of_each_kind(is_need, closes_at, end):
    assert new_end(is_need=is_need, closes_at=closes_at, now=NOW) == end


@pytest.mark.parametrize(
    ("end", "answer"),
    [(None, False), (NOW + 61 * DAY, False), (NOW + 60 * DAY, True), (NOW - 90 * DAY, True), (NOW - 91 * DAY, False)],
)
def test_when_a_renewal_is_possible(end, answer):
    assert is_renewable(expire_at=end, now=NOW) is answer


@pytest.mark.django_db
@pytest.mark.parametrize(("factory", "term"), [(ResearchFactory, OFFER_TERM), (NeedFactory, NEED_TERM)])
def test_what_goes_public_gets_an_end(factory, term):
    listing = factory(published=True)
    assert abs(listing.expire_at - (timezone.now() + term)) < timedelta(minutes=1)
    assert Entry.objects.get(key=listing.key).visible_until == int(listing.expire_at.timestamp())
    assert factory().expire_at is None, "a draft has none"
    assert factory(published=True, is_demonstration=True).expire_at is None


@pytest.mark.django_db
def test_an_end_that_was_given_stays():
    end = timezone.now() + 5 * DAY
    assert abs(ResearchFactory(published=True, expire_at=end).expire_at - end) < timedelta(seconds=1)


@pytest.mark.django_db
def test_renewing_what_is_public_changes_the_date_only(city):
    listing = ready(published=True, title_vi="Đang đăng")
    edited(listing, title_vi="Bản nháp")
    ends_in(listing, days=10)
    row = renew(listing=listing, by=member(listing.organisation))
    assert row.expire_at > timezone.now() + 360 * DAY
    assert (row.title_vi, row.has_unpublished_changes) == ("Đang đăng", True)
    assert renew(listing=listing).expire_at == row.expire_at, "a second click changes nothing"
    submit(listing=listing, by=None)
    approve(listing=listing, by=None)
    assert fresh(listing).expire_at == row.expire_at, "the approved draft brings no old end back"
    assert len(rows(f"{listing.key}/renewal")) == 1


@pytest.mark.django_db
def test_what_expired_comes_back_unchanged_within_ninety_days(city):
    listing = expired(ready(published=True), days=80)
    assert (listing.state(), Entry.objects.get(key=listing.key).is_deleted) == (State.EXPIRED, True)
    drain()
    assert renew(listing=listing).state() == State.PUBLISHED
    assert not Entry.objects.get(key=listing.key).is_deleted
    assert drain() == 1
    assert rows(listing.key) == [State.DRAFT, State.PUBLISHED, State.EXPIRED, State.PUBLISHED]


@pytest.mark.django_db
def test_what_changed_or_expired_long_ago_goes_through_review(city):
    old = expired(ready(published=True), days=91)
    with pytest.raises(Refusal):
        renew(listing=old)
    changed = expired(ready(published=True), days=5)
    edited(changed, title_vi="Khác")
    with pytest.raises(Refusal):
        renew(listing=changed)
    submit(listing=changed, by=None)
    row = approve(listing=changed, by=None)
    assert (row.state(), row.title_vi) == (State.PUBLISHED, "Khác")
    with pytest.raises(Refusal):
        renew(listing=ready())


@pytest.mark.django_db
def test_letters_go_out_once_for_each_end(city, mailoutbox):
    listing = ready(published=True)
    for role in ("owner", "editor", "viewer"):
        member(listing.organisation, role, language="en")
    ResearchFactory(published=True, is_demonstration=True, expire_at=timezone.now() + 3 * DAY)
    ends_in(listing, days=31)
    assert remind() == 0
    ends_in(listing, days=29, hours=23)
    call_command("remind_expiring")
    call_command("remind_expiring")
    assert len(mailoutbox) == 2, "owner and editor; a viewer cannot renew"
    assert "30 days" in mailoutbox[0].subject
    ends_in(listing, days=6)
    assert (remind(), remind()) == (1, 0)
    assert "6 days" in mailoutbox[-1].subject
    assert ExpiryLetter.objects.count() == 2
    renew(listing=listing)
    assert remind() == 0


def linked(mailoutbox):
    return re.search(r"https?://[^/]+(/\S*renewal/\S+)", mailoutbox[-1].body).group(1)


@pytest.mark.django_db
def test_the_mailed_link_renews_by_one_button_without_signing_in(city, mailoutbox):
    listing = ends_in(ready(published=True), days=6)
    owner = member(listing.organisation, language="en")
    remind()
    address, visitor = linked(mailoutbox), Client()
    page = visitor.get(address)
    assert page.status_code == 200 and "It still holds" in page.content.decode()
    assert fresh(listing).expire_at == listing.expire_at, "mail scanners follow links"
    assert visitor.post(address).status_code == 302
    assert fresh(listing).expire_at > timezone.now() + 360 * DAY
    assert "It is renewed" in visitor.get(address).content.decode()
    again = ends_in(listing, days=8)
    visitor.post(address)
    assert fresh(listing).expire_at == again.expire_at, "the link was for the former end"
    assert owner.memberships.exists()


@pytest.mark.django_db
def test_an_altered_late_or_left_link_does_nothing(city, settings, monkeypatch):
    listing, other = (ends_in(ready(published=True), days=6) for _number in range(2))
    owner = member(listing.organisation)
    token = token_for(listing, owner)
    content, rest = token.split(":", 1)
    foreign = token_for(other, owner)  # signed, but of an organisation that this person does not belong to
    visitor = Client()
    for bad in (token[:-1] + ("a" if token[-1] != "a" else "b"), f"{content}x:{rest}", "x", foreign):
        for ask in (visitor.get, visitor.post):
            assert ask(f"/vi/workspace/renewal/{bad}/").status_code == 404
    monkeypatch.setattr("django.core.signing.time.time", lambda: timezone.now().timestamp() + 130 * 86400)
    assert visitor.post(f"/vi/workspace/renewal/{token}/").status_code == 404
    monkeypatch.undo()
    owner.memberships.all().delete()
    assert visitor.post(f"/vi/workspace/renewal/{token}/").status_code == 404
    assert fresh(listing).expire_at == listing.expire_at
