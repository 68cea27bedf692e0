"""An owner who has a page of its own and other listings: nothing leads from it to the need that withholds its name."""

import pytest
from django.test import Client

from listings.services import change_standing
from search.models import Entry
from search.sync import drain
from tests.factories import MembershipFactory, NeedFactory, OrganisationFactory, ResearchFactory
from tests.leaks.world import BODY, WORDS
from tests.outcomes.making import agreement, confirmed

NAME = "Công ty Cổ phần Vexilorn"
WORD = "vexilorn"


@pytest.fixture
def owner(city, settings, tmp_path):
    return OrganisationFactory(name_vi=NAME, name_en="Vexilorn JSC", slug=WORD, kind="company", email=f"a@{WORD}.vn")


@pytest.fixture
def need(owner):
    made = NeedFactory(organisation=owner, published=True, title_vi="Đọc đơn viết tay của người dân", body_vi=BODY)
    change_standing(listing=made, audience="withheld")
    return made


@pytest.fixture
def readers(owner):
    member = Client()
    member.force_login(MembershipFactory().user)
    return (Client(), member)


def test_its_page_its_counts_and_its_filter_do_not_have_the_need(owner, need, readers):
    named = ResearchFactory(organisation=owner, published=True, title_vi="Máy đọc đơn viết tay", body_vi=BODY)
    drain()
    for client in readers:
        page = client.get(f"/vi/organisations/{owner.slug}/")
        assert named.title_vi in page.text
        assert need.title_vi not in page.text and f"/needs/{need.pk}/" not in page.text
        found = client.get("/api/v1/search", {"organisation": owner.key}).json()
        assert {item["key"] for item in found["items"]} == {named.key, owner.key}
        assert found["facets"]["kind"] == {"research": 1, "organisation": 1}
        both = client.get("/api/v1/search", {"q": f"{WORD} {WORDS}"}).json()
        assert need.key not in [item["key"] for item in both["items"] if item["organisation"]]
        assert client.get("/api/v1/search", {"q": WORD, "kind": "application-need"}).json()["count"] == 0


def test_the_pages_of_the_need_do_not_have_the_name(owner, need, readers):
    drain()
    for client in readers:
        for page in (
            f"/vi/needs/{need.pk}/{need.slug}/",
            f"/en/needs/{need.pk}/{need.slug}/matches/",
            f"/api/v1/listings/{need.key}",
            f"/api/v1/listings/{need.key}/matches",
        ):
            answer = client.get(page)
            assert answer.status_code == 200
            assert WORD not in answer.text.lower(), page
    assert WORD not in str(Entry.objects.filter(key=need.key).values()).lower()


def test_a_story_stands_on_the_need_and_not_on_the_owners_page(city, readers):
    made = agreement(name_vi=f"{NAME} Hai", slug="vexilorn-hai")
    change_standing(listing=made.need, audience="withheld")
    confirmed(made)
    headline = "Đọc hồ sơ nhanh gấp ba"
    for client in readers:
        assert headline not in client.get("/vi/organisations/vexilorn-hai/").text
        for page in (
            "/vi/outcomes/",
            f"/vi/needs/{made.need.pk}/{made.need.slug}/",
            f"/vi/research/{made.offer.pk}/{made.offer.slug}/",
            f"/vi/organisations/{made.enquiry.asker.slug}/",
        ):
            shown = client.get(page).text
            assert headline in shown and WORD not in shown.lower(), page


def test_a_number_tried_in_a_filter_tells_no_name_that_is_not_public(city, readers, owner):
    unnamed = OrganisationFactory(verified=False, name_vi="Công ty Qorbinex", name_en="")
    for client in readers:
        assert "Qorbinex" not in client.get("/vi/search/", {"organisation": unnamed.key}).text
        assert NAME in client.get("/vi/search/", {"organisation": owner.key}).text
