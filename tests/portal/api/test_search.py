import pytest

from search import engines
from search.engine import EngineUnavailable
from tests.factories import FieldFactory, OrganisationFactory, ResearchFactory

pytestmark = pytest.mark.django_db


def test_search_finds_with_and_without_diacritics(get, pair, index):
    index()
    for words in ("chữ viết tay", "chu viet tay"):
        answer = get("search", {"q": words}).json()
        assert answer["count"] == 2 and answer["pages"] == 1 and not answer["degraded"]
        first = answer["items"][0]
        assert (first["key"], first["kind"], first["external_id"]) == (pair[0].key, "research", "offer-1")
        assert first["title"] == pair[0].title_vi and first["score"] > 0 and first["language"] == "vi"
        assert first["url"].startswith("/vi/research/") and first["organisation"]["key"] == pair[0].organisation.key
        assert answer["facets"]["kind"] == {"application-need": 1, "research": 1}


def test_filters_are_repeated_and_an_unknown_value_finds_nothing(get, pair, index):
    index()
    assert get("search?kind=research").json()["count"] == 1
    assert get("search?kind=research&kind=application-need").json()["count"] == 2
    assert get("search?kind=nonsense").json()["count"] == 0
    assert get("search?colour=blue").json()["count"] >= 2
    assert get("search", {"organisation": pair[0].organisation.key, "kind": "research"}).json()["count"] == 1
    assert get("search?trl=7-9").json()["items"][0]["key"] == pair[0].key


def test_field_and_tag(get, index):
    health = FieldFactory(slug="health")
    listing = ResearchFactory(published=True, fields=[health], tags=["đơn thư"])
    index()
    assert get("search?field=health").json()["items"][0]["key"] == listing.key
    assert get("search", {"tag": "đơn thư"}).json()["count"] == 1


def test_the_reader_s_language(get, index):
    ResearchFactory(published=True, title_en="Reading handwriting", summary_en="Reads forms.", external_id="two")
    index()
    asked = {"kind": "research"}
    english = get("search", asked | {"lang": "en"}).json()["items"][0]
    assert (english["title"], english["language"]) == ("Reading handwriting", "en")
    assert english["url"].startswith("/en/")
    accepted = get("search", asked, **{"Accept-Language": "en-GB,en;q=0.9"}).json()["items"][0]
    assert accepted["language"] == "en"
    assert get("search", asked, **{"Accept-Language": "fr"}).json()["items"][0]["language"] == "vi"
    assert get("search", asked | {"lang": "fr"}).status_code == 422


def test_pages_are_bounded(get, index):
    owner = OrganisationFactory()
    made = {ResearchFactory(published=True, organisation=owner).key for _number in range(5)}
    index()
    asked = {"kind": "research", "page_size": 2}
    pages = [get("search", asked | {"page": page}).json() for page in (1, 2, 3)]
    assert {item["key"] for page in pages for item in page["items"]} == made
    assert pages[0]["pages"] == 3 and pages[2]["page"] == 3
    assert get("search", asked | {"page": 4}).json()["items"] == []


@pytest.mark.parametrize(
    "query",
    [
        "page=501",
        "page=-1",
        "page=0",
        "page=1e9",
        "page=abc",
        "page=99999999999999999999",
        "page_size=101",
        "page_size=0",
        "page=101&page_size=100",
        "sort=title",
        "q=" + "a" * 1_001,
        "&".join(f"field={number}" for number in range(100)),
    ],
)
def test_what_no_reader_asks_is_refused(get, query):
    answer = get(f"search?{query}")
    assert answer.status_code in (400, 422) and answer.json()["detail"]


@pytest.mark.parametrize(
    "words",
    [
        "private_note:secret",
        "external_id:offer-1",
        "title:",
        '"',
        "AND",
        "a AND (b OR",
        "viet*",
        "/.*/",
        "\\",
        "{!func}",
        '{"query": {"match_all": {}}}',
        "_source:*",
        "\x00",
        "chữ\x00 viết",
        "\u202eviết\u2066",
        "a\u0300\u0301\u0302\u0303" * 100,
        "%ed%a0%80",
        " ".join(["từ"] * 300),
    ],
)
def test_syntax_of_engines_and_strange_letters_are_words(get, pair, index, words):
    index()
    for path in ("search", "suggest"):
        assert get(path, {"q": words}).status_code == 200


def test_suggestions(get, pair, index):
    index()
    items = get("suggest", {"q": "nhan dang ch"}).json()["items"]
    assert [item["key"] for item in items] == [pair[0].key] and items[0]["url"].startswith("/vi/")
    assert get("suggest", {"q": ""}).json() == {"items": []}
    assert get("suggest", {"q": "a" * 1_001}).status_code == 400
    assert get("suggest", {"q": "a", "limit": 21}).status_code == 422


def test_with_the_engine_down_the_database_answers(get, pair, monkeypatch):
    class Down:
        def find(self, query):
            raise EngineUnavailable("stopped")

    monkeypatch.setattr(engines, "_engine", lambda *_: Down())
    answer = get("search", {"q": "chữ viết tay", "kind": "research"}).json()
    assert answer["degraded"] and [item["key"] for item in answer["items"]] == [pair[0].key]
    assert get("suggest", {"q": "nhan"}).json() == {"items": []}
    assert get(f"listings/{pair[0].key}").status_code == 200


def test_answers_may_be_read_by_any_site_and_kept_a_minute(get, member_client, pair, index):
    index()
    answer = get("search")
    assert answer["Access-Control-Allow-Origin"] == "*" and answer["Cache-Control"] == "public, max-age=60"
    assert {"Cookie", "Accept-Language"} <= {part.strip() for part in answer["Vary"].split(",")}
    assert not answer.cookies
    assert member_client.get("/api/v1/search")["Cache-Control"] == "no-store"
    assert get("search?page=0")["Cache-Control"] == "no-store"


def test_the_documentation_stands_on_the_site_itself(get):
    page = get("docs")
    assert page.status_code == 200 and b"cdn" not in page.content
    schema = get("openapi.json").json()
    assert set(schema["paths"]) == {
        "/api/v1/search",
        "/api/v1/suggest",
        "/api/v1/listings/{key}",
        "/api/v1/listings/{key}/matches",
        "/api/v1/match",
        "/api/v1/outcomes",
    }
