"""The search page offers what was probably meant, and reads slips of Telex and VNI, in few requests."""

import pytest

from search.sync import drain
from tests.factories import ResearchFactory

SUMMARY = "Ứng dụng trí tuệ nhân tạo và machine learning để chẩn đoán hình ảnh."


@pytest.fixture
def listings(site):
    """Enough of one subject that its words are common, and one of another."""
    found = [
        ResearchFactory(title_vi=f"Chẩn đoán hình ảnh {number}", summary_vi=SUMMARY, body_vi=SUMMARY, published=True)
        for number in range(8)
    ]
    ResearchFactory(title_vi="Chuẩn hóa đoạn văn", summary_vi="Chuẩn hóa đoạn văn.", body_vi="", published=True)
    drain()
    return found


@pytest.fixture
def requests(engine, monkeypatch):
    """The queries that the engine was asked."""
    asked = []
    find = engine.find
    monkeypatch.setattr(engine, "find", lambda query: asked.append(query) or find(query))
    return asked


@pytest.mark.parametrize(("language", "said"), [("vi", "Ý bạn là"), ("en", "Did you mean")])
def test_other_words_are_offered_and_never_put_in_place(listings, client, requests, language, said):
    answer = client.get(f"/{language}/search/", {"q": "trí tuệ nhân tạp xyzzy"})
    assert answer.context["correction"].text == "trí tuệ nhân tạo xyzzy"  # what is beyond mending stays
    assert answer.context["shown"] == "trí tuệ nhân tạp xyzzy"
    requests.clear()
    answer = client.get(f"/{language}/search/", {"q": "machne lerning"})
    correction = answer.context["correction"]
    assert answer.context["count"] == 0
    assert (correction.text, correction.is_applied, correction.page.count) == ("machine learning", False, 8)
    assert f'href="/{language}/search/?q=machine+learning"' in answer.text
    assert said in answer.text or language == "vi"
    assert len(answer.context["nearest"]) == 3
    assert len(requests) == 2


@pytest.mark.parametrize("typed", ["tri1 tue65 nhan6 tao5", "trí tuej nhaan taoj"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_keys_are_read_and_said_to_be(listings, client, requests, language, typed):
    answer = client.get(f"/{language}/search/", {"q": typed})
    assert answer.context["count"] == 8
    assert answer.context["correction"].is_applied
    assert '<strong lang="vi">trí tuệ nhân tạo</strong>' in answer.text
    assert "as_typed=1" in answer.text and f'value="{typed}"' in answer.text
    assert "<mark>trí tuệ nhân tạo</mark>" in answer.text
    assert len(requests) == 2


def test_keys_are_searched_as_typed_when_asked(listings, client):
    answer = client.get("/vi/search/", {"q": "tri1 tue65 nhan6 tao5", "as_typed": "1"})
    assert answer.context["count"] == 0
    correction = answer.context["correction"]
    assert not correction.is_applied and correction.url.endswith("?q=tr%C3%AD+tu%E1%BB%87+nh%C3%A2n+t%E1%BA%A1o")


def test_a_page_with_results_asks_once(listings, client, requests):
    for text in ("trí tuệ nhân tạo", "tri tue nhan tao", "machine learning", "hình ảnh"):
        requests.clear()
        answer = client.get("/vi/search/", {"q": text})
        assert answer.context["count"] >= 4 and answer.context["correction"] is None
        assert len(requests) == 1


def test_few_results_offer_what_is_far_commoner_without_asking_again(listings, client, requests):
    answer = client.get("/vi/search/", {"q": "chuẩn đoạn"})
    assert answer.context["count"] == 1
    assert answer.context["correction"].text == "chẩn đoán"
    assert len(requests) == 1


def test_a_word_that_stands_nowhere_is_mended_beside_the_results_of_the_others(listings, client, requests):
    answer = client.get("/vi/search/", {"q": "tri tuee nhan tạoo"})
    assert len(requests) <= 2
    answer = client.get("/vi/search/", {"q": "chan doan hinh anhr"})
    assert answer.context["count"] >= 4
    answer = client.get("/vi/search/", {"q": "chẩn đoán hình ảng"})
    assert answer.context["count"] >= 4
    assert answer.context["correction"].text == "chẩn đoán hình ảnh"


def test_the_offer_keeps_the_filters(listings, client):
    answer = client.get("/vi/search/", {"q": "machne lerning", "kind": "research"})
    assert answer.context["correction"].url == "?q=machine+learning&kind=research"
    assert client.get("/vi/search/", {"q": "machne lerning", "kind": "training"}).context["correction"] is None


def test_words_of_what_the_reader_may_not_see_are_never_offered(site, client):
    for number in range(12):
        ResearchFactory(title_vi=f"Máy zirkonium {number}", body_vi="zirkonium", audience="members", published=True)
    drain()
    assert client.get("/vi/search/", {"q": "zirkonum"}).context["correction"] is None


def test_at_most_three_database_queries(listings, client, django_assert_max_num_queries):
    from search.typing import loading

    for text in ("machne lerning", "tri1 tue65 nhan6 tao5", "chuẩn đoạn", "zzzqq"):
        client.get("/vi/search/", {"q": text})  # the frame's own memory
        loading.forget()
        with django_assert_max_num_queries(3):
            client.get("/vi/search/", {"q": text})


@pytest.mark.parametrize(
    "typed", ["chan doan", "chẩn đoán", "chaanr ddoans", "chaanr ddoans hinhf", "chan3 doan1 hi", "chẩn đoná"]
)
def test_suggestions_understand_what_was_typed(listings, client, typed):
    found = client.get("/vi/suggest/", {"q": typed})
    assert found.status_code == 200
    assert any("Chẩn đoán hình ảnh" in each["text"] for each in found.json()["suggestions"])


def test_suggestions_of_an_abbreviation(site, client):
    ResearchFactory(title_vi="Công nghệ thông tin cho phường", published=True)
    drain()
    found = client.get("/vi/suggest/", {"q": "CNTT"}).json()["suggestions"]
    assert [each["text"] for each in found] == ["Công nghệ thông tin cho phường"]
