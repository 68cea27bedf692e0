"""Keeping things from cards and pages, with an account and without, and never more of them than one may see."""

import re

import pytest
from django.conf import settings
from django.test import Client

from bookmarks import services
from bookmarks.models import Bookmark
from bookmarks.services import IN_SESSION, keep
from listings.services import withdraw
from portal.addresses import address
from tests.factories import NeedFactory, OrganisationFactory, ResearchFactory, UserFactory

pytestmark = pytest.mark.django_db
KEEP, NOTE, LIST = "/en/bookmarks/keep/", "/en/bookmarks/note/", "/en/bookmarks/"
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def before_engine(engine):
    """In place before anything is asked."""


@pytest.fixture
def person(client):
    client.user = UserFactory()
    client.force_login(client.user)
    return client


def button(page, key) -> str:
    return re.search(rf'<button class="keep"[^>]*value="{key}"[^>]*>', page.text)[0]


def keys(user):
    return list(Bookmark.objects.filter(user=user).values_list("key", flat=True))


def test_a_person_keeps_and_lets_go_from_the_page(city, person):
    listing = ResearchFactory(published=True, title_en="Reader")
    here = address(listing.key, listing.slug, "en")
    page = person.get(here)
    assert 'name="keep"' in button(page, listing.key) and 'aria-pressed="false"' in button(page, listing.key)
    assert f'<input type="hidden" name="next" value="{here}">' in page.text and 'id="keeping"' in page.text
    answered = person.post(KEEP, {"keep": listing.key, "next": here})
    assert answered.url == f"{here}#keep-research-{listing.pk}" and keys(person.user) == [listing.key]
    page = person.get(here)
    assert 'name="remove"' in button(page, listing.key) and 'aria-pressed="true"' in button(page, listing.key)
    person.post(KEEP, {"remove": listing.key, "next": here})
    assert keys(person.user) == []


def test_cards_say_what_is_kept(city, person):
    kept, other = ResearchFactory(published=True), NeedFactory(published=True)
    keep(user=person.user, key=kept.key, audiences=("public",))
    page = person.get("/en/bookmarks/")
    assert 'aria-pressed="true"' in button(page, kept.key) and other.key not in page.text
    assert f'form="comparing" name="key" value="{kept.key}"' in page.text


def test_organisations_are_kept_and_not_compared(city, person):
    organisation = OrganisationFactory(slug="may-song")
    page = person.get("/en/organisations/may-song/")
    assert 'name="keep"' in button(page, organisation.key)
    person.post(KEEP, {"keep": organisation.key})
    page = person.get(LIST).text
    assert 'class="choose"' not in page and organisation.name_en in page


def test_a_visitor_keeps_without_an_account_and_takes_it_along(city, client, monkeypatch):
    monkeypatch.setattr(services, "MOST_OF_VISITOR", 2)
    made = [ResearchFactory(published=True, title_en=f"Number {number}") for number in range(3)]
    answers = [client.post(KEEP, {"keep": each.key}) for each in made]
    assert [answer.url for answer in answers] == [
        f"{LIST}#keep-research-{made[0].pk}",
        f"{LIST}#keep-research-{made[1].pk}",
        LIST,
    ]
    page = client.get(LIST).text
    assert "You keep 2 already" in page and "Number 1" in page and "Number 2" not in page and "<textarea" not in page
    assert client.session[IN_SESSION] == [made[1].key, made[0].key]
    user = UserFactory()
    client.force_login(user)
    assert keys(user) == [made[1].key, made[0].key] and IN_SESSION not in client.session
    client.logout()
    assert "Number 1" not in client.get(LIST).text


def test_a_page_that_nobody_keeps_from_opens_no_session(city, client):
    client.get("/en/search/")
    assert settings.SESSION_COOKIE_NAME not in client.cookies
    client.get("/en/account/terms/")
    client.get("/en/ask/")
    assert 'id="keeping"' not in client.get("/en/report/research/1/").text


def test_what_is_no_longer_public_is_not_named(city, person, client):
    listing = ResearchFactory(published=True, title_vi="Bí mật", title_en="Secret")
    person.post(KEEP, {"keep": listing.key})
    person.post(NOTE, {"key": listing.key, "note": "gọi lại"})
    withdraw(listing=listing)
    page = person.get(LIST).text
    assert "No longer public" in page and "Secret" not in page and "Bí mật" not in page and "gọi lại" in page
    assert f'name="remove" value="{listing.key}"' in page
    person.post(KEEP, {"remove": listing.key})
    assert keys(person.user) == []


def test_what_one_may_not_see_cannot_be_kept(city, person, member_client):
    members = ResearchFactory(published=True, audience="members", title_en="Secret").key
    for key in (members, ResearchFactory().key, "research:999", "", "\x00", "x" * 300):
        assert person.post(KEEP, {"keep": key}).status_code == 404
        assert Client().post(KEEP, {"keep": key}).status_code == 404
    assert member_client.post(KEEP, {"keep": members}).status_code == 302
    assert not keys(person.user)


def test_a_note_is_ones_own(city, person):
    listing = ResearchFactory(published=True)
    assert person.post(NOTE, {"key": listing.key, "note": "x"}).status_code == 404
    person.post(KEEP, {"keep": listing.key})
    person.post(NOTE, {"key": listing.key, "note": "<b>gọi</b> lại"})
    assert "&lt;b&gt;gọi&lt;/b&gt; lại</textarea>" in person.get(LIST).text
    other = Client()
    other.force_login(UserFactory())
    assert other.post(NOTE, {"key": listing.key, "note": "khác"}).status_code == 404
    assert Client().post(NOTE, {"key": listing.key, "note": "khác"}).status_code == 302
    assert Bookmark.objects.get().note == "<b>gọi</b> lại"


def test_one_is_led_back_to_this_site_only(city, person):
    key = ResearchFactory(published=True).key
    for url in ("https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example", ""):
        assert person.post(KEEP, {"keep": key, "next": url}).url.startswith(f"{LIST}#keep-")


def test_get_changes_nothing_and_a_token_is_asked_for(city, person):
    key = ResearchFactory(published=True).key
    assert person.get(KEEP, {"keep": key}).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(person.user)
    assert strict.post(KEEP, {"keep": key}).status_code == 403
    assert keys(person.user) == []


def test_htmx_gets_the_button_as_it_is_now(city, person):
    key = ResearchFactory(published=True).key
    kept = person.post(KEEP, {"keep": key}, headers=HTMX)
    assert 'aria-pressed="true"' in kept.text and 'name="remove"' in kept.text
    gone = person.post(KEEP, {"remove": key}, headers=HTMX)
    assert 'aria-pressed="false"' in gone.text and 'name="keep"' in gone.text
    services.MOST, before = 0, services.MOST
    try:
        full = person.post(KEEP, {"keep": key}, headers=HTMX)
    finally:
        services.MOST = before
    assert (full.status_code, full["HX-Redirect"]) == (204, LIST)


def test_many_bookmarks_cost_no_more_queries(city, person, django_assert_max_num_queries):
    def kept(number):
        for _each in range(number):
            keep(user=person.user, key=ResearchFactory(published=True).key, audiences=("public",))

    kept(1)
    person.get(LIST)
    with django_assert_max_num_queries(20) as few:
        person.get(LIST)
    kept(7)
    with django_assert_max_num_queries(len(few)):
        page = person.get(LIST)
    assert page.text.count('class="keep"') == 8
