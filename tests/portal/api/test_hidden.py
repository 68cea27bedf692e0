"""What the public may not see, through every route (attacks 1, 5, 8)."""

import pytest

from catalog.models import TrainingProduct
from listings.services import change_standing
from tests.factories import NeedFactory, OrganisationFactory, ScientistFactory, TrainingFactory
from tests.portal.api.conftest import BODY, SECRET

pytestmark = pytest.mark.django_db


def test_hidden_listings_are_in_no_answer(get, post, pair, hidden):
    answers = [
        get("search"),
        get("search", {"q": SECRET}),
        get("search", {"q": "nhận dạng chữ viết tay", "page_size": 100}),
        get("search", {"organisation": hidden.organisation.key, "kind": "research"}),
        get("suggest", {"q": "nhan dang chu"}),
        get("suggest", {"q": SECRET}),
        get(f"listings/{pair[1].key}/matches"),
        post({"side": "need", "title": SECRET, "text": BODY}),
    ]
    for answer in answers:
        assert answer.status_code == 200
        assert SECRET not in answer.content.decode() and f'"{hidden.key}"' not in answer.content.decode()
    assert get("search", {"q": SECRET}).json()["count"] == 0
    facets = get("search", {"q": "nhận dạng chữ viết tay"}).json()["facets"]
    assert facets["kind"]["research"] == 1


def test_a_hidden_listing_answers_like_one_that_is_not_there(get, hidden):
    for path in ("listings/{}", "listings/{}/matches"):
        there, missing = get(path.format(hidden.key)), get(path.format("research:987654"))
        assert (there.status_code, there.content) == (404, missing.content)


def test_members_see_what_is_theirs_but_a_posted_text_uses_no_session(member_client, pair, index):
    listing = NeedFactory(published=True, audience="members", title_vi=f"Đọc đơn {SECRET}", body_vi=BODY)
    index()
    assert member_client.get("/api/v1/search", {"q": SECRET}).json()["count"] == 1
    assert member_client.get(f"/api/v1/listings/{listing.key}").status_code == 200
    keys = [item["key"] for item in member_client.get(f"/api/v1/listings/{pair[0].key}/matches").json()["items"]]
    assert listing.key in keys
    answer = member_client.post("/api/v1/match", {"side": "offer", "text": BODY}, content_type="application/json")
    assert [item["key"] for item in answer.json()["items"]] == [pair[1].key]


@pytest.mark.parametrize("kind", ["need", "training"])
def test_a_withheld_name_stands_nowhere(get, post, pair, index, kind):
    owner = OrganisationFactory(slug="to-chuc-giau-ten", name_vi="Công ty Giấu Tên", name_en="Hidden Name Company")
    common = {
        "published": True,
        "organisation": owner,
        "external_id": "giau-7",
        "place": "Phường Giấu",
        "contact_office": "Phòng Giấu",
        "contact_email": "giau@hidden.example",
        "contact_phone": "028 777",
        "demo_url": "https://hidden.example/",
        "title_vi": "Đọc đơn thư viết tay",
        "body_vi": BODY,
    }
    if kind == "need":
        listing = NeedFactory(**common)
    else:
        listing = TrainingFactory(
            **common,
            open_material_url="https://hidden.example/open",
            scientists=[ScientistFactory(name="Lê Giấu", slug="le-giau", organisation=owner)],
            intakes=[TrainingProduct.intakes.rel.related_model(starts_on="2030-01-01", place="Giấu")],
        )
    change_standing(listing=listing, audience="withheld")
    index()
    answers = [
        get(f"listings/{listing.key}"),
        get("search", {"q": "đơn thư viết tay", "kind": listing.kind}),
        get("search", {"q": "đơn thư viết tay", "kind": listing.kind, "lang": "en"}),
        get("suggest", {"q": "doc don"}),
        get(f"listings/{listing.key}/matches"),
        get(f"listings/{pair[0].key}/matches"),
        post({"side": "offer", "text": BODY}),
    ]
    for answer in answers:
        told = answer.content.decode()
        assert answer.status_code == 200
        for word in ("Giấu", "giau", "Hidden", "hidden.example", "028 777", owner.key):
            assert word not in told
    assert answers[0].json()["withheld"] and answers[0].json()["organisation"] is None
    assert listing.key in [item["key"] for item in answers[1].json()["items"]]
    assert listing.key not in [item["key"] for item in get("search", {"organisation": owner.key}).json()["items"]]
    assert listing.key not in [item["key"] for item in get("search", {"q": "Giấu Tên", "kind": kind}).json()["items"]]
