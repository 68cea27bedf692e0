"""robots.txt, the sitemap, the front door and the pages of errors."""

from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from django.test import Client

from portal.addresses import address
from portal.views import crawlers
from tests.factories import NeedFactory, OrganisationFactory, ResearchFactory
from tests.portal.views.pages import competition, news

SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def addresses(answer) -> set[str]:
    assert answer["Content-Type"] == "application/xml"
    return {each.text for each in ElementTree.fromstring(answer.content).iterfind(".//s:loc", SITEMAP)}


def everything(client) -> set[str]:
    found = set()
    for part in addresses(client.get("/sitemap.xml")):
        found |= addresses(client.get(part.removeprefix("http://testserver")))
    return found


def test_the_sitemap_has_what_the_public_sees_in_both_languages(site, client):
    offer = ResearchFactory(published=True)
    need = NeedFactory(published=True, audience="withheld")
    owner = OrganisationFactory(slug="don-vi")
    item, contest = news(), competition()
    found = everything(client)
    for path in (
        address(offer.key, offer.slug, "vi"),
        address(offer.key, offer.slug, "en"),
        address(need.key, need.slug, "vi"),
        address(owner.key, "don-vi", "en"),
        item.url,
        contest.url,
        "/vi/",
        "/en/",
    ):
        assert f"http://testserver{path}" in found
        assert client.get(path).status_code == 200


def test_the_sitemap_has_nothing_hidden(site, client):
    draft, members = ResearchFactory(), NeedFactory(published=True, audience="members")
    unverified = OrganisationFactory(verified=False, slug="chua-xac-thuc")
    gone = news()
    gone.unpublish()
    found = " ".join(everything(client))
    assert f"/research/{draft.pk}/" not in found
    assert f"/needs/{members.pk}/" not in found
    assert unverified.slug not in found
    assert gone.slug not in found


def test_a_long_sitemap_is_cut_into_parts(site, client, monkeypatch):
    monkeypatch.setattr(crawlers, "SECTION_SIZE", 2)
    offers = [ResearchFactory(published=True) for _ in range(3)]
    assert len(addresses(client.get("/sitemap.xml"))) > 2
    found = " ".join(everything(client))
    assert all(f"/vi/research/{offer.pk}/" in found for offer in offers)
    assert client.get("/sitemap-99.xml").status_code == 404
    assert client.get("/sitemap-0.xml").status_code == 404


def test_addresses_in_the_sitemap_name_their_translations(site, client):
    offer = ResearchFactory(published=True)
    root = ElementTree.fromstring(client.get("/sitemap-1.xml").content)
    own = next(each for each in root if f"/vi/research/{offer.pk}/" in each.find("s:loc", SITEMAP).text)
    assert {link.get("hreflang") for link in own.iterfind("x:link", SITEMAP)} == {"vi", "en"}


def test_robots_are_kept_from_the_admin_and_led_to_the_sitemap(client, db):
    text = client.get("/robots.txt").text
    assert "Disallow: /admin/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


@pytest.mark.parametrize(("accepted", "language"), [("en-GB,en;q=0.9", "en"), ("vi", "vi"), ("fr", "vi"), ("", "vi")])
def test_the_front_door_leads_to_the_readers_language(client, accepted, language):
    answer = client.get("/", headers={"Accept-Language": accepted})
    assert (answer.status_code, answer["Location"]) == (302, f"/{language}/")
    assert "Accept-Language" in answer["Vary"]


def test_a_lost_page_says_so_in_the_readers_language_with_a_way_on(site, client):
    answer = client.get("/en/no-such-page/")
    assert answer.status_code == 404
    assert '<html lang="en">' in answer.text
    assert 'action="/en/search/"' in answer.text
    assert "noindex" in answer.text


def test_the_page_of_a_failure_needs_no_database(settings):
    # Without the mark `django_db` any query here is an error.
    text = render_to_string("500.html")
    assert "Something went wrong" in text and "Trang này vừa gặp lỗi" in text
    assert "Yêu cầu không hợp lệ" in render_to_string("400.html")


def test_a_failure_inside_a_view_shows_that_page(site, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("broken")

    monkeypatch.setattr("portal.views.listing.listing_context", broken)
    offer = ResearchFactory(published=True)
    answer = Client(raise_request_exception=False).get(address(offer.key, offer.slug, "vi"))
    assert answer.status_code == 500
    assert "Trang này vừa gặp lỗi" in answer.text


def test_a_form_without_its_token_keeps_the_reader_informed(site):
    answer = Client(enforce_csrf_checks=True).post("/en/match/", {"text": "x", "side": "need"})
    assert answer.status_code == 403
    assert 'class="lost' in answer.text
