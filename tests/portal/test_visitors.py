"""Who only reads gets no cookie, and a form of theirs is taken from this site alone."""

import pytest
from django.test import Client

from bookmarks.services import IN_SESSION
from portal.addresses import address
from tests.factories import NeedFactory, ResearchFactory, UserFactory

pytestmark = pytest.mark.django_db
KEEP, HERE = "/en/bookmarks/keep/", {"Origin": "http://testserver"}


@pytest.fixture(autouse=True)
def before_engine(city, engine):
    """In place before anything is asked."""


def test_reading_searching_and_comparing_set_no_cookie(client):
    offer, need = ResearchFactory(published=True), NeedFactory(published=True)
    here = [address(each.key, each.slug, "vi") for each in (offer, need)]
    read = ["/vi/", "/en/", "/vi/search/", "/vi/search/?q=y+te", *here, f"{here[1]}matches/", "/vi/match/"]
    for url in [*read, f"/vi/compare/?key={offer.key}", "/vi/bookmarks/", "/vi/outcomes/"]:
        answer = client.get(url)
        assert answer.status_code == 200, url
        assert not answer.cookies, url
    answer = client.post("/vi/match/", {"text": "đọc hồ sơ giấy viết tay của người dân tại phường", "way": "match"})
    assert answer.status_code == 200 and not answer.cookies


def test_a_visitors_form_is_taken_from_this_site_alone():
    key = ResearchFactory(published=True).key
    for origin in ({}, {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Origin": "https://testserver"}):
        client = Client(enforce_csrf_checks=True, headers=origin)
        assert client.post(KEEP, {"keep": key}).status_code == 403
        assert client.post("/en/match/", {"text": "đọc hồ sơ"}).status_code == 403
        assert IN_SESSION not in client.session
    client = Client(enforce_csrf_checks=True, headers=HERE)
    assert client.post(KEEP, {"keep": key}).status_code == 302
    assert client.session[IN_SESSION] == [key]
    assert client.post("/en/match/", {"text": "đọc hồ sơ"}).status_code == 302


def test_who_has_signed_in_needs_the_token():
    listing = ResearchFactory(published=True)
    client = Client(enforce_csrf_checks=True, headers=HERE)
    client.force_login(UserFactory())
    assert client.post(KEEP, {"keep": listing.key}).status_code == 403
    page = client.get(address(listing.key, listing.slug, "en"))
    token = page.text.partition('id="keeping"')[2].partition('name="csrfmiddlewaretoken" value="')[2][:64]
    assert client.post(KEEP, {"keep": listing.key, "csrfmiddlewaretoken": token}).status_code == 302
