"""The main job from end to end, on whatever database and engine the settings name: SQLite and tantivy, or PostgreSQL
and Elasticsearch. A file comes in, people find it, both sides are matched, and what changes or goes is gone."""

import json
import unicodedata

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from catalog.models import ResearchProduct
from demand.models import Need
from listings.choices import Audience
from listings.services import change_standing, publish, save_draft, withdraw
from search.engine import EngineUnavailable
from search.engines import engine
from search.models import Entry
from search.sync import check, drain, rebuild
from taxonomy.loading import load_scheme

ROWS = [
    {
        "kind": "research",
        "external_id": "o-1",
        "title_vi": "Đọc phim X-quang ngực có trí tuệ nhân tạo trợ giúp",
        "summary_vi": "Đưa phim nghi lao lên đầu danh sách để bác sĩ đọc trước.",
        "body_vi": "Mô hình học trên 40.000 phim chụp phổi của ba bệnh viện. Chạy trên máy chủ tại chỗ, nối với PACS.",
        "fields": ["health"],
        "techniques": ["medical-imaging"],
        "trl": 7,
        "price_band": "200m-1b",
        "delivery": ["on-premise"],
    },
    {
        "kind": "research",
        "external_id": "o-2",
        "title_vi": "Dự báo phụ tải lưới điện theo giờ",
        "summary_vi": "Dự báo 48 giờ cho trạm biến áp.",
        "body_vi": "Dùng số liệu công tơ và thời tiết của năm năm.",
        "fields": ["energy"],
        "trl": 6,
    },
    {
        "kind": "training",
        "external_id": "o-3",
        "title_en": "Machine learning for nurses",
        "summary_en": "A two-day class on reading model outputs.",
        "body_en": "Nurses learn what sensitivity and specificity mean on chest films.",
        "fields": ["health"],
    },
    {
        "kind": "application-need",
        "external_id": "n-1",
        "title_vi": "Chờ đọc phim phổi quá lâu",
        "summary_vi": "Bệnh viện thiếu bác sĩ chẩn đoán hình ảnh, bệnh nhân nghi lao chờ ba ngày.",
        "body_vi": "Mỗi ngày 200 phim X-quang ngực. Cần xếp phim nghi bất thường lên trước, ảnh không ra ngoài.",
        "fields": ["health"],
        "trl_min": 6,
        "budget_band": "200m-1b",
        "delivery": ["on-premise"],
    },
    {
        "kind": "training-need",
        "external_id": "n-2",
        "title_vi": "Tập huấn AI cho điều dưỡng",
        "summary_vi": "Ba mươi điều dưỡng cần hiểu kết quả của máy.",
        "body_vi": "Học hai buổi, tại bệnh viện.",
        "fields": ["health"],
        "headcount": 30,
    },
]


@pytest.fixture
def portal(city, tmp_path):
    """A site with five listings, imported, published and indexed."""
    load_scheme()
    with_engine_of_its_own()
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS), encoding="utf-8")
    call_command("import_listings", str(path), publish=True)
    drain()
    return Client()


def with_engine_of_its_own():
    """What earlier tests left in the index is not this test's."""
    rebuild()


def key(external_id: str) -> str:
    model = Need if external_id.startswith("n") else None
    if model is None:
        from catalog.models import TrainingProduct

        model = ResearchProduct if ResearchProduct.objects.filter(external_id=external_id).exists() else TrainingProduct
    return model.objects.get(external_id=external_id).key


def found(client, q="", **filters) -> list[str]:
    answer = client.get("/api/v1/search", {"q": q, **filters})
    assert answer.status_code == 200, answer.content
    return [item["external_id"] for item in answer.json()["items"] if item["external_id"]]


def matched(client, external_id) -> list[str]:
    answer = client.get(f"/api/v1/listings/{key(external_id)}/matches", {"limit": 5})
    return [item["external_id"] for item in answer.json()["items"]]


@pytest.mark.django_db
def test_every_way_of_typing_finds_the_same(portal):
    marked = "trí tuệ nhân tạo"
    ways = [marked, unicodedata.normalize("NFD", marked), "tri tue nhan tao", "TRÍ TUỆ NHÂN TẠO"]
    results = [found(portal, way) for way in ways]
    assert results[0]
    assert all(result == results[0] for result in results)


@pytest.mark.django_db
def test_needs_and_offers_find_each_other(portal):
    assert matched(portal, "n-1")[0] == "o-1"
    assert matched(portal, "o-1")[0] == "n-1"
    described = {"side": "need", "title": "", "text": "Phim chụp phổi chờ bác sĩ đọc ba ngày, sợ sót ca lao"}
    answer = portal.post("/api/v1/match", json.dumps(described), content_type="application/json").json()
    assert answer["items"][0]["external_id"] == "o-1"
    assert answer["items"][0]["reasons"]


@pytest.mark.django_db
def test_the_two_languages_meet_in_concepts(portal):
    """An English course is found for a Vietnamese need, which shares no word with it."""
    assert "o-3" in matched(portal, "n-2")


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["vi", "en"])
def test_pages_show_it_in_both_languages(portal, language):
    page = portal.get(f"/{language}/search/", {"q": "doc phim"})
    assert "<mark>" in page.content.decode()
    item = portal.get("/api/v1/search", {"q": "doc phim", "lang": language}).json()["items"][0]
    listing = portal.get(item["url"])
    assert listing.status_code == 200
    assert "Đọc phim X-quang" in listing.content.decode()
    assert "Chờ đọc phim phổi quá lâu" in listing.content.decode()  # what it answers stands on its page


@pytest.mark.django_db
def test_facets_and_filters(portal):
    answer = portal.get("/api/v1/search", {"field": "health"}).json()
    assert answer["facets"]["kind"] == {"research": 1, "training": 1, "application-need": 1, "training-need": 1}
    assert answer["facets"]["field"] == {"health": 4, "energy": 1}
    assert found(portal, field="energy") == ["o-2"]
    assert set(found(portal, trl="7-9")) == {"o-1"}


@pytest.mark.django_db
def test_an_edit_a_withdrawal_and_a_deletion_are_in_the_answers_after_one_pass(portal):
    offer = ResearchProduct.objects.get(external_id="o-1")
    offer.title_vi = "Phát hiện rạn nứt mặt cầu"
    save_draft(listing=offer)
    drain()
    assert found(portal, "rạn nứt") == []  # a draft is nobody's business
    publish(listing=offer)
    drain()
    assert found(portal, "rạn nứt") == ["o-1"]
    withdraw(listing=offer)
    drain()
    assert found(portal, "rạn nứt") == []
    assert portal.get(f"/vi/research/{offer.pk}/x/").status_code == 404
    Need.objects.filter(external_id="n-1").delete()
    drain()
    assert "n-1" not in found(portal)
    assert not len(check())


@pytest.mark.django_db
def test_a_withheld_name_is_nowhere(portal):
    need = Need.objects.get(external_id="n-1")
    name = need.organisation.name_vi
    change_standing(listing=need, audience=Audience.WITHHELD)
    drain()
    (item,) = (each for each in portal.get("/api/v1/search").json()["items"] if each["key"] == need.key)
    assert item["organisation"] is None
    assert name not in json.dumps(item, ensure_ascii=False)
    for path in (f"/api/v1/listings/{need.key}", f"/api/v1/listings/{need.key}/matches"):
        assert name not in portal.get(path).content.decode()
    entry = Entry.objects.get(key=need.key)
    assert name not in json.dumps([entry.card, entry.names, entry.texts, entry.traits], ensure_ascii=False)
    shown = portal.get("/vi/search/", {"q": "đọc phim phổi", "kind": "application-need"}).content.decode()
    assert "Chờ đọc phim phổi" in shown.replace("<mark>", "").replace("</mark>", "")


@pytest.mark.django_db
def test_what_has_expired_is_gone_before_the_clock_has_run(portal):
    Need.objects.filter(external_id="n-1").update(expire_at=timezone.now())
    need = Need.objects.get(external_id="n-1")
    Entry.objects.filter(key=need.key).update(visible_until=int(timezone.now().timestamp()))
    assert "n-1" not in found(portal)
    assert portal.get(f"/vi/needs/{need.pk}/x/").status_code == 404
    assert portal.get(f"/api/v1/listings/{need.key}").status_code == 404


@pytest.mark.django_db
def test_with_the_engine_down_people_are_answered_and_nothing_is_lost(portal, monkeypatch):
    def refuse(*args, **options):
        raise EngineUnavailable("stopped for the test")

    with monkeypatch.context() as down:
        for name in ("find", "write", "manifest", "health"):
            down.setattr(type(engine()), name, refuse)
        offer = ResearchProduct.objects.get(external_id="o-2")
        offer.title_vi = "Dự báo mưa lớn"
        offer.save_revision().publish()
        page = portal.get("/vi/search/", {"q": "du bao mua lon"})
        assert page.status_code == 200
        assert page.context["degraded"]
        assert [card.external_id for card in page.context["cards"]] == ["o-2"]
        for path in ("/vi/", "/en/", f"/vi/research/{offer.pk}/{offer.slug}/", "/vi/nhu-cau/"):
            assert portal.get(path).status_code == 200, path
        assert portal.get("/readyz").status_code == 503
        with pytest.raises(EngineUnavailable):
            drain()
    drain()
    assert found(portal, "dự báo mưa lớn") == ["o-2"]
    assert portal.get("/readyz").status_code == 200
