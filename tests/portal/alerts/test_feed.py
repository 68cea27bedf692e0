"""A search as an Atom feed: what everybody may see, and nothing that is gone."""

from xml.etree import ElementTree

import pytest

from listings.services import withdraw
from search.sync import drain
from tests.factories import NeedFactory, OrganisationFactory, ResearchFactory

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def titles(answer):
    tree = ElementTree.fromstring(answer.content)
    assert tree.tag == f"{ATOM}feed"
    return [entry.find(f"{ATOM}title").text for entry in tree.iter(f"{ATOM}entry")]


def test_the_newest_results_of_a_search(client):
    ResearchFactory(published=True, title_vi="Đọc hồ sơ <b>& giấy")
    NeedFactory(published=True, title_vi="Đếm xe máy", summary_vi="Giao lộ.")
    drain()
    answer = client.get("/vi/search/feed/", {"q": "ho so", "kind": "research"})
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert titles(answer) == ["Đọc hồ sơ <b>& giấy"]
    assert len(titles(client.get("/vi/search/feed/"))) >= 2


def test_members_find_no_more_in_it_than_others(client, member_client):
    ResearchFactory(published=True, audience="members", title_vi="Đọc hồ sơ kín")
    ResearchFactory(title_vi="Đọc hồ sơ nháp")
    drain()
    for reader in (client, member_client):
        assert titles(reader.get("/vi/search/feed/", {"q": "đọc hồ sơ"})) == []


def test_a_withheld_name_is_not_in_it(client):
    owner = OrganisationFactory(name_vi="Công ty Zirkobimat", name_en="")
    NeedFactory(published=True, organisation=owner, audience="withheld", title_vi="Đọc hồ sơ")
    drain()
    answer = client.get("/vi/search/feed/", {"q": "đọc hồ sơ"})
    assert titles(answer) == ["Đọc hồ sơ"]
    assert "irkobimat" not in answer.text
    assert owner.slug not in answer.text


def test_what_is_withdrawn_leaves_at_once(client):
    listing = ResearchFactory(published=True, title_vi="Đọc hồ sơ")
    drain()
    assert titles(client.get("/vi/search/feed/", {"q": "hồ sơ"}))
    withdraw(listing=listing)
    assert titles(client.get("/vi/search/feed/", {"q": "hồ sơ"})) == []


def test_who_asks_again_gets_no_body(client):
    ResearchFactory(published=True)
    drain()
    first = client.get("/en/search/feed/")
    again = client.get("/en/search/feed/", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first["Cache-Control"] == "private, max-age=300"


@pytest.mark.parametrize("given", [{"sort": "x"}, {"page": "501"}, {"q": "a" * 1_100}])
def test_what_cannot_be_searched_is_said(client, given):
    assert client.get("/en/search/feed/", given).status_code == 400
