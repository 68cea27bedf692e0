"""A need with its name withheld: every surface is searched for its owner. Nothing may be found."""

import pytest
from tantivy import Query as Clause

from history.models import StateChange
from listings.documents import read_listings
from search.analysis import fold
from search.index import KEYWORD_FIELDS, RANKED_FIELDS, UNRANKED_FIELDS
from search.models import Entry, LearntWriting, TermFrequency
from tests.access.asking import told
from tests.leaks.signs import SIGNS, signs_in
from tests.leaks.walk import addresses, answers
from tests.leaks.world import BODY, ROLES, TITLE, WORDS, document, picture

pytestmark = pytest.mark.django_db


def asked_with(page: str) -> set[str]:
    """What was asked with may come back: it is not found. Who asks to join an organisation by its short name is told
    which one that is, and nothing of its needs."""
    names = {name for name in SIGNS if "name in" in name} if "/workspace/join/" in page else set()
    return names | set(signs_in(page))


def ask_nothing_of(answer, page: str, asked: str = "") -> None:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    found = set(signs_in(body)) | set(signs_in(str(dict(answer.items()))))
    assert not found - asked_with(page + asked), (page, answer.status_code, found)


@pytest.mark.parametrize("data", [document(SIGNS["document property"]), b"%PDF", "Kryzantem", b"028 7744 1199"])
def test_what_is_looked_for_would_be_found(data):
    assert signs_in(data) or data == b"%PDF"


def test_the_search_looks_into_pictures(world):
    with picture("x", "y").file.open("rb") as file:
        assert "document property" in signs_in(file.read())


@pytest.mark.parametrize("role", ROLES)
def test_every_route_with_everything_of_the_world(world, role):
    asked = 0
    for page, answer in answers(world.clients[role], addresses(world), is_followed=False):
        ask_nothing_of(answer, page)
        asked += 1
    assert asked > 300


@pytest.mark.parametrize("role", ROLES)
def test_whatever_the_pages_lead_to(world, role):
    need = world.need
    start = [f"/{code}/" for code in ("vi", "en")]
    start += [f"/{code}/needs/{need.pk}/{need.slug}/" for code in ("vi", "en")]
    start += ["/vi/workspace/", "/sitemap.xml", "/robots.txt", "/vi/outcomes/", "/vi/search/?q=don+viet+tay"]
    pages = []
    for page, answer in answers(world.clients[role], start, is_followed=True):
        ask_nothing_of(answer, page)
        pages.append(page)
    assert any(page.startswith("/vi/needs/") and "matches" in page for page in pages)
    assert len(pages) > 60


@pytest.mark.parametrize("role", ROLES)
def test_no_words_and_no_filter_lead_to_the_need(world, role):
    client, need = world.clients[role], world.need
    for name, word in SIGNS.items():
        for typed in (word, word.title(), word[:-1], f"{word} {WORDS}", f"organisation:{word}", f"{word}*"):
            for page in ("/vi/search/", "/api/v1/search", "/vi/suggest/", "/api/v1/suggest"):
                answer = client.get(page, {"q": typed})
                ask_nothing_of(answer, page, typed if typed != word[:-1] else "")
                if WORDS not in typed:
                    assert need.key not in told(answer) and TITLE not in told(answer), (name, typed, page)
    for filters in (
        {"organisation": world.owner.key},
        {"organisation": world.owner.slug},
        {"place": SIGNS["place"]},
        {"tag": SIGNS["name in Vietnamese"]},
    ):
        found = client.get("/api/v1/search", filters | {"q": WORDS})
        if "organisation" in filters:
            assert found.json()["count"] == 0
        ask_nothing_of(found, "filter", str(filters))
    every = client.get("/api/v1/search", {"q": WORDS, "page_size": 100}).json()
    assert need.key in [item["key"] for item in every["items"]]
    item = next(item for item in every["items"] if item["key"] == need.key)
    assert (item["organisation"], item["external_id"]) == (None, "")


@pytest.mark.parametrize("role", ROLES)
def test_described_texts_and_posts(world, role):
    client = world.clients[role]
    ask_nothing_of(client.post("/vi/match/", {"text": BODY, "way": "match"}), "match")
    for side in ("need", "offer"):
        body = {"side": side, "title": TITLE, "text": BODY}
        ask_nothing_of(client.post("/api/v1/match", body, content_type="application/json"), "API")
    need = world.need
    for part in ("report", "needs"):
        ask_nothing_of(client.post(f"/vi/{part}/{need.pk}/", {}), part)


@pytest.mark.parametrize("role", ROLES)
def test_its_files_are_not_given_out(world, role):
    client = world.clients[role]
    (file,) = world.need.attachments.all()
    pages = [
        f"/vi/needs/{world.need.pk}/files/{file.document_id}/",
        f"/documents/{file.document_id}/{file.document.filename}",
        f"/media/{file.document.file.name}",
        f"/media/{world.need.cover.file.name}",
        f"/media/{world.owner.logo.file.name}",
    ]
    for page in pages:
        answer = client.get(page)
        assert answer.status_code in (302, 403, 404), page
        ask_nothing_of(answer, page)


def test_letters_to_others(world):
    own = world.writer.email
    others = [letter for letter in world.letters if letter.to != [own]]
    written_to = {letter.to[0] for letter in others}
    assert {"nguoibao@example.org", world.people["person"].email, world.people["asker"].email} <= written_to
    for letter in others:
        whole = letter.message().as_string() + letter.body + str(letter.alternatives)
        assert not signs_in(whole), (letter.to, letter.subject, signs_in(whole))


def test_the_index_and_the_entries(world):
    schema, searcher = world.engine._schema, world.engine._reader.searcher()
    for name, word in SIGNS.items():
        for field in (*RANKED_FIELDS, *UNRANKED_FIELDS, *KEYWORD_FIELDS):
            found = searcher.search(Clause.term_query(schema, field, fold(word)), limit=1).count
            assert not found, (name, field)
    everything = searcher.search(Clause.all_query(), limit=1000)
    assert everything.count
    for _score, place in everything.hits:
        assert not signs_in(str(searcher.doc(place).to_dict()))
    assert not searcher.search(Clause.term_query(schema, "organisation", world.owner.key), limit=1).count


def test_what_search_keeps_in_the_database(world):
    for model in (Entry, TermFrequency, LearntWriting):
        for row in model.objects.values():
            assert not signs_in(str(row)), (model, signs_in(str(row)))
    entry = Entry.objects.get(key=world.need.key)
    assert entry.card.get("withheld") and not entry.card["organisation_size"]
    assert not entry.traits.get("organisation") and not entry.traits.get("place")
    assert read_listings(type(world.need), [world.need.pk])


def test_rows_of_history_name_nobody(world):
    for row in StateChange.objects.filter(key__startswith=world.need.key).values("reason", "from_state", "to_state"):
        assert not signs_in(str(row) if row["from_state"] else row["reason"])
