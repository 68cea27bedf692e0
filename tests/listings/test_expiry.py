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
from listings.renewal_links import token_for, token_for_all
from listings.services import approve, renew, submit
from search.models import Entry
from search.sync import drain
from tests.factories import NeedFactory, OrganisationFactory, ResearchFactory
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
    """Attack 7."""
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


def link_to_all(mailoutbox):
    return re.search(r"https?://[^/]+(/\S*renewal/all/\S+)", mailoutbox[-1].body).group(1)


@pytest.mark.django_db
def test_many_that_end_on_one_day_are_one_letter_and_one_button(city, mailoutbox):
    owner = member(OrganisationFactory(), language="en")
    organisation = owner.memberships.get().organisation
    noon = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
    listings = [ready(published=True, organisation=organisation) for _number in range(5)]
    for number, listing in enumerate(listings):  # spread over the day; the first letter of the day tells of all
        type(listing).objects.filter(pk=listing.pk).update(expire_at=noon + 7 * DAY + timedelta(hours=2 * number - 4))
    stranger = member(OrganisationFactory())
    foreign = ready(published=True, organisation=stranger.memberships.get().organisation)
    type(foreign).objects.filter(pk=foreign.pk).update(expire_at=noon + 7 * DAY)
    assert (remind(), remind()) == (6, 0)
    (letter,) = [letter for letter in mailoutbox if letter.to == [owner.email]]
    assert "5 listings" in letter.subject and all(listing.title_vi in letter.body for listing in listings)
    mailoutbox[:] = [letter]
    address, visitor = link_to_all(mailoutbox), Client()
    page = visitor.get(address).content.decode()
    assert "renew 5" in page and foreign.title_vi not in page
    assert fresh(listings[0]).expire_at < timezone.now() + 8 * DAY, "mail scanners follow links"
    single = re.findall(r"https?://[^/]+(/\S*renewal/(?!all)\S+)", letter.body)
    assert len(single) == 5 and visitor.post(single[0]).status_code == 302
    assert "renew 4" in visitor.get(address).content.decode()
    assert visitor.post(address).status_code == 302
    assert all(fresh(listing).expire_at > timezone.now() + 360 * DAY for listing in listings)
    assert fresh(foreign).expire_at < timezone.now() + 8 * DAY
    assert "All of them are renewed" in visitor.get(address).content.decode()
    again = ends_in(listings[0], days=8)
    visitor.post(address)
    assert fresh(listings[0]).expire_at == again.expire_at, "the link was for the former end"


@pytest.mark.django_db
def test_the_link_to_all_is_as_strict_as_the_single_ones(city, mailoutbox, monkeypatch):
    """Attack 7."""
    owner = member(OrganisationFactory())
    organisation = owner.memberships.get().organisation
    listings = [ends_in(ready(published=True, organisation=organisation), days=6) for _number in range(2)]
    now, visitor = timezone.now(), Client()
    remind(now)
    token, other = token_for_all(organisation, now, owner), OrganisationFactory()
    bad = [token[:-1] + ("a" if token[-1] != "a" else "b"), "x", token_for(listings[0], owner)]
    bad += [token_for_all(other, now, owner), token_for_all(organisation, now - DAY, owner)]
    for each in bad:
        assert visitor.post(f"/vi/workspace/renewal/all/{each}/").status_code == 404
    monkeypatch.setattr("django.core.signing.time.time", lambda: now.timestamp() + 130 * 86400)
    assert visitor.post(f"/vi/workspace/renewal/all/{token}/").status_code == 404
    monkeypatch.undo()
    owner.memberships.update(role="viewer")
    assert visitor.post(f"/vi/workspace/renewal/all/{token}/").status_code == 404
    assert fresh(listings[0]).expire_at == listings[0].expire_at


@pytest.mark.django_db
def test_the_letters_of_many_listings_take_few_queries(city, django_assert_max_num_queries):
    owner = member(OrganisationFactory())
    organisation = owner.memberships.get().organisation
    for _number in range(30):
        ends_in(ready(published=True, organisation=organisation), days=6)
    with django_assert_max_num_queries(25):
        assert remind() == 30
