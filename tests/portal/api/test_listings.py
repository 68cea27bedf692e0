import json
import logging

import pytest

from search import engines
from search.engine import EngineUnavailable
from tests.factories import (
    FieldFactory,
    NeedFactory,
    OrganisationFactory,
    ResearchFactory,
    ScientistFactory,
    TrainingFactory,
)
from tests.portal.api.conftest import BODY

pytestmark = pytest.mark.django_db
STRANGE = (
    "research:999999",
    "research:0",
    "research:1e3",
    "research",
    "secret:1",
    "need:1%00",
    "need:" + "9" * 40,
    "..",
)


def test_a_listing_with_its_texts_and_details(get):
    health = FieldFactory(slug="health", label_vi="Y tế", label_en="Health")
    listing = ResearchFactory(
        published=True,
        external_id="r-1",
        title_en="Reading forms",
        summary_en="Reads.",
        evidence_vi="98 %",
        trl=6,
        fields=[health],
        tags=["đơn"],
        scientists=[ScientistFactory(name="Nguyễn Thị Hai")],
        place="Phường Sài Gòn",
        contact_phone="028 1",
    )
    answer = get(f"listings/{listing.key}").json()
    assert answer["languages"] == ["vi", "en"] and answer["texts"]["en"] == {
        "title": "Reading forms",
        "summary": "Reads.",
    }
    assert answer["texts"]["vi"]["evidence"] == "98 %"
    assert answer["fields"] == [{"slug": "health", "vi": "Y tế", "en": "Health"}] and answer["tags"] == ["đơn"]
    assert answer["details"]["trl"] == 6 and answer["details"]["scientists"] == ["Nguyễn Thị Hai"]
    assert answer["contact"] == {"office": "", "email": "lienhe@example.org", "phone": "028 1"}
    assert answer["organisation"]["name"]["vi"] == listing.organisation.name_vi
    assert answer["url"]["en"].startswith("/en/research/") and answer["external_id"] == "r-1"


def test_every_kind_has_a_record(get):
    course = TrainingFactory(published=True, fee=0, mode="online")
    need = NeedFactory(published=True, must_haves_vi="Một")
    owner = OrganisationFactory(description_vi="Chúng tôi.")
    assert get(f"listings/{course.key}").json()["details"]["fee"] == 0
    assert get(f"listings/{need.key}").json()["texts"]["vi"]["must_haves"] == "Một"
    answer = get(f"listings/{owner.key}").json()
    assert answer["kind"] == "organisation" and answer["texts"]["vi"]["title"] == owner.name_vi


def test_only_the_public_version_is_told(get):
    from listings.services import save_draft

    listing = ResearchFactory(published=True, title_vi="Đã đăng")
    listing.title_vi = "Đang sửa"
    save_draft(listing=listing)
    assert get(f"listings/{listing.key}").json()["texts"]["vi"]["title"] == "Đã đăng"


def test_matches_both_ways(get, pair, index):
    index()
    offer, need = pair
    for one, other in ((offer, need), (need, offer)):
        items = get(f"listings/{one.key}/matches").json()["items"]
        assert [item["key"] for item in items] == [other.key]
        assert items[0]["external_id"] == other.external_id and 0 < items[0]["score"] <= 100
        assert items[0]["reasons"] and all(isinstance(reason, str) for reason in items[0]["reasons"])


def test_the_limit_of_matches(get, pair, index):
    index()
    assert get(f"listings/{pair[1].key}/matches?limit=1").json()["items"]
    for limit in ("0", "51", "-1", "abc"):
        assert get(f"listings/{pair[1].key}/matches?limit={limit}").status_code == 422


@pytest.mark.parametrize("key", STRANGE)
def test_what_does_not_exist(get, key):
    for path in (f"listings/{key}", f"listings/{key}/matches"):
        assert get(path).status_code == 404
    assert get("nothing").status_code == 404


def test_a_described_text(post, pair, index):
    index()
    answer = post({"side": "need", "title": "Đọc đơn viết tay", "text": BODY, "limit": 5})
    assert [item["key"] for item in answer.json()["items"]] == [pair[0].key]
    assert answer["Cache-Control"] == "no-store" and not answer.cookies
    answer = post({"side": "offer", "text": BODY})
    assert [item["key"] for item in answer.json()["items"]] == [pair[1].key]
    assert post({"side": "need"}).json() == {"items": []}


@pytest.mark.parametrize(
    "body",
    [
        {"side": "both", "text": BODY},
        {"text": BODY},
        {"side": "need", "text": "a" * 20_001},
        {"side": "need", "title": "a" * 1_001},
        {"side": "need", "text": BODY, "limit": 51},
        {"side": "need", "text": ["a"]},
        {"side": "need", "text": None},
    ],
)
def test_a_described_text_is_bounded(post, body):
    assert post(body).status_code == 422


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"text"', b"\xff", b"null", b"x" * 2_000_000])
def test_what_is_no_question(post, body):
    assert post(body).status_code in (400, 413, 422)


@pytest.mark.parametrize(
    "text", ["\x00", "a\x00b", "\ud800", "chữ \udfff viết", "\u202e\u2066", "a\u0300" * 500, '?*:"AND']
)
def test_strange_letters_in_a_described_text(post, pair, index, text):
    index()
    assert post(json.dumps({"side": "need", "title": text, "text": f"{BODY} {text}"})).status_code == 200


def test_a_described_text_stands_in_no_log(post, pair, index, caplog):
    index()
    with caplog.at_level(logging.DEBUG):
        post({"side": "need", "text": "Bimbulon " + BODY})
        post({"side": "both", "text": "Bimbulon"})
        post(b'{"side": "need", "text": "Bimbulon')
    assert "Bimbulon" not in caplog.text


def test_with_the_engine_down(get, post, pair, monkeypatch):
    class Down:
        def find(self, query):
            raise EngineUnavailable("stopped")

    monkeypatch.setattr(engines, "_engine", lambda *_: Down())
    assert get(f"listings/{pair[0].key}/matches").status_code == 503
    assert post({"side": "need", "text": BODY}).status_code == 503
