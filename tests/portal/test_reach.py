"""Which pages count as views and as matches, and whose do not."""

import pytest
from django.test import Client

from feedback.models import Shown
from portal.reach import note_shown
from search.sync import drain
from tests.factories import NeedFactory, OrganisationFactory, ResearchFactory
from tests.feedback.conftest import BROWSER, asked_by

pytestmark = pytest.mark.django_db
BODY = "Đọc hồ sơ giấy viết tay của người dân tại phường và bóc tách họ tên, địa chỉ, nội dung đơn thư."


@pytest.fixture(autouse=True)
def before_engine(engine):
    """In place before anything is asked."""


@pytest.fixture
def pair():
    offer = ResearchFactory(published=True, title_vi="Đọc hồ sơ viết tay", body_vi=BODY)
    need = NeedFactory(published=True, title_vi="Cần đọc hồ sơ viết tay", body_vi=BODY)
    drain()
    return offer, need


def read(listing, client=None, **headers):
    prefix = "needs" if listing.key_prefix == "need" else listing.key_prefix
    path = f"/vi/{prefix}/{listing.pk}/{listing.slug}/"
    answer = (client or Client()).get(path, headers={"User-Agent": BROWSER} | headers)
    assert answer.status_code == 200


def counted():
    return {key: (views, matches) for key, views, matches in Shown.objects.values_list("listing", "views", "matches")}


def test_a_page_counts_itself_and_what_it_proposes(pair, site):
    offer, need = pair
    read(offer)
    read(offer)
    assert counted() == {offer.key: (2, 0), need.key: (0, 2)}


def test_match_pages_count_what_they_propose(pair, site):
    offer, need = pair
    client, agent = Client(), {"User-Agent": BROWSER}
    client.get(f"/vi/needs/{need.pk}/{need.slug}/matches/", headers=agent)
    client.post("/vi/match/", {"text": BODY, "side": "need", "way": "match"}, headers=agent)
    assert counted() == {offer.key: (0, 2)}


def test_robots_and_pages_fetched_ahead_do_not_count(pair, site):
    read(pair[0], **{"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"})
    read(pair[0], **{"User-Agent": ""})
    read(pair[0], **{"Sec-Purpose": "prefetch;prerender"})
    assert counted() == {}


def test_an_organisations_own_members_do_not_count_for_it(pair, site, enter):
    offer, need = pair
    read(offer, enter(offer.organisation, "viewer"))
    assert counted() == {need.key: (0, 1)}
    read(offer, enter(OrganisationFactory(), "owner"))
    assert counted() == {offer.key: (1, 0), need.key: (0, 2)}


def test_a_listing_proposed_to_itself_is_a_view_alone(db):
    request = asked_by()
    request.user = type("Nobody", (), {"is_authenticated": False})()
    note_shown(request, viewed="need:1", proposed=["need:1", "need:2"])
    assert counted() == {"need:1": (1, 0), "need:2": (0, 1)}
