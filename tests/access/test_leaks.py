"""Every surface that could show a listing, asked by every role: no body and no index has a word that is not for it
(attacks 1, 4, 5, 6)."""

import pytest
from django.urls import NoReverseMatch, reverse
from tantivy import Query as Clause
from wagtail.models import Page

from listings.choices import State
from search.analysis import fold
from search.index import RANKED_FIELDS, UNRANKED_FIELDS
from search.models import Entry
from tests.access.asking import address, of_listing, told
from tests.access.routes import PUBLIC, own_routes, routes
from tests.access.world import BODY, HIDDEN, MEMBERS, ROLES, document_of, secret

pytestmark = pytest.mark.django_db
NEVER = [*HIDDEN, "edited", "owner"]  # not on any public page, for nobody
VERIFIED = (*MEMBERS, "stranger")
OF_A_LISTING = [route for route in own_routes() if route.name in PUBLIC and {"prefix", "number"} <= route.params]
PLAIN = [route for route in own_routes() if route.name in PUBLIC and not route.params]
WORDS = "chữ viết tay"


def not_for(role: str) -> list[str]:
    return [secret(name) for name in (NEVER if role in VERIFIED else [*NEVER, "members"])]


def ask_nothing_of(role: str, answer, about: str) -> None:
    """What was asked with comes back in capitals, so that it is not taken for what was found."""
    said = told(answer)
    found = [word for word in not_for(role) if word in said]
    assert not found, f"{role}, {about}: {found}"


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("route", OF_A_LISTING, ids=lambda route: route.name)
def test_public_routes_of_a_listing(world, route, role):
    client = world.clients[role]
    for state in HIDDEN:
        listing = world.listings[state]
        answer = client.get(address(route, **of_listing(listing)))
        if route.name == "listing_attachment" and role in (*MEMBERS, "staff") and document_of(listing):
            assert answer.status_code == 200 and "bi mat" in told(answer)
            continue
        assert answer.status_code == 404, (state, answer.status_code)
        ask_nothing_of(role, answer, state)
    for name in ("edited", "members", "withheld", State.PUBLISHED):
        ask_nothing_of(role, client.get(address(route, **of_listing(world.listings[name])), follow=True), name)


@pytest.mark.parametrize("role", ROLES)
def test_members_only_is_there_for_verified_members_alone(world, role):
    listing = world.listings["members"]
    expected = 200 if role in VERIFIED else 404
    pages = [f"/vi/research/{listing.pk}/{listing.slug}/", f"/api/v1/listings/{listing.key}"]
    assert {world.clients[role].get(page).status_code for page in pages} == {expected}
    found = world.clients[role].get("/api/v1/search", {"q": secret("members")}).json()["count"]
    assert found == (1 if role in VERIFIED else 0)


@pytest.mark.parametrize("role", ROLES)
def test_pages_search_and_api(world, role):
    client = world.clients[role]
    addresses = [address(route, language) for route in PLAIN for language in ("vi", "en")]
    addresses += [page.url for page in Page.objects.live() if page.url]
    addresses += ["/sitemap-pages.xml", "/sitemap-1.xml", "/vi/organisations/don-vi-a/", "/vi/scientists/nguoi-a/"]
    addresses += [f"/vi/organisations/{world.w.slug}/"]
    for page in dict.fromkeys(addresses):
        ask_nothing_of(role, client.get(page), page)
    for page in ("/vi/search/", "/en/search/", "/api/v1/search", "/vi/suggest/", "/api/v1/suggest"):
        for query in ({"q": WORDS}, {"q": WORDS, "kind": "research"}, {"q": WORDS, "page_size": 100}, {"q": "zirko"}):
            ask_nothing_of(role, client.get(page, query), f"{page} {query}")
    for name in NEVER:
        for query in ({"q": secret(name).upper()}, {"q": f"external_id:{secret(name).upper()}"}):
            for page in ("/vi/search/", "/api/v1/search", "/vi/suggest/", "/api/v1/suggest"):
                ask_nothing_of(role, client.get(page, query), f"{page} {query}")
        assert client.get("/api/v1/search", {"q": secret(name)}).json()["count"] == 0


@pytest.mark.parametrize("role", ROLES)
def test_matches(world, role):
    client, need = world.clients[role], world.need
    for page in (f"/vi/needs/{need.pk}/{need.slug}/", f"/vi/needs/{need.pk}/{need.slug}/matches/"):
        ask_nothing_of(role, client.get(page), page)
    ask_nothing_of(role, client.get(f"/api/v1/listings/{need.key}/matches"), "matches")
    ask_nothing_of(role, client.post("/vi/match/", {"text": BODY, "way": "match"}), "described")
    answer = client.post("/api/v1/match", {"side": "need", "text": BODY}, content_type="application/json")
    ask_nothing_of("anonymous", answer, "API, which reads no session here")
    for name in HIDDEN:
        for page in (
            f"/api/v1/listings/{world.listings[name].key}",
            f"/api/v1/listings/{world.listings[name].key}/matches",
        ):
            assert client.get(page).status_code == 404


@pytest.mark.parametrize("fields", ["*", "_source", "body_vi,external_id", "organisation__memberships", "texts"])
def test_field_selection_of_the_api_gives_nothing_more(world, fields):
    """Attack 5."""
    client = world.clients["anonymous"]
    for name in ("fields", "include", "expand", "search", "audiences", "audience", "state"):
        for page in ("/api/v1/search", f"/api/v1/listings/{world.listings['withheld'].key}"):
            answer = client.get(page, {name: fields, "q": WORDS} if "search" in page else {name: fields})
            assert answer.status_code in (200, 400, 422)
            ask_nothing_of("anonymous", answer, f"{page} {name}={fields}")


@pytest.mark.parametrize("role", [role for role in ROLES if role != "staff"])
def test_the_admin_and_its_revisions_are_for_staff(world, role):
    """Attack 4: previewing, copying and comparing revisions of something unseen."""
    asked, client = 0, world.clients[role]
    listing = world.listings["edited"]
    revisions = [revision.pk for revision in listing.revisions.order_by("pk")]
    known = {"pk": listing.pk, "object_id": listing.pk, "app": "catalog", "model": "researchproduct"}
    known |= {"app_label": "catalog", "model_name": "researchproduct", "revision_id": revisions[-1]}
    known |= {"revision_id_a": revisions[0], "revision_id_b": revisions[-1]}
    for route in admin_routes():
        if not route.params <= set(known):
            continue
        try:
            page = reverse(route.full_name, kwargs={name: known[name] for name in route.params})
        except NoReverseMatch:
            continue
        answer = client.get(page)
        ask_nothing_of(role, answer, page)
        assert answer.status_code in (302, 403, 404, 405) or route.name in OPEN_IN_ADMIN, (page, answer.status_code)
        asked += 1
    assert asked > 20


OPEN_IN_ADMIN = {"wagtailadmin_login", "wagtailadmin_javascript_catalog", "wagtailadmin_sprite", "wagtailadmin_logout"}


def admin_routes():
    """Those of our records, of workflows and reports; the rest of Wagtail's admin holds nothing of listings."""
    return [
        route
        for route in routes()
        if route.in_admin
        and route.name
        and (
            route.app != "wagtail"
            or "catalog" in route.namespace
            or "report" in route.full_name
            or "workflow" in route.name
        )
    ]


@pytest.mark.parametrize("role", ROLES)
def test_the_direct_address_of_a_file(world, role):
    """Attack 6: the document's own address and the storage's. Only staff who review may read what is not public."""
    for name in (State.DRAFT, State.EXPIRED, State.WITHDRAWN):
        listing = world.listings[name]
        document = listing.get_latest_revision_as_object().attachments.all()[0].document
        for page in (
            reverse("wagtaildocs_serve", args=[document.pk, document.filename]),
            f"/media/{document.file.name}",
        ):
            answer = world.clients[role].get(page)
            assert answer.status_code in (302, 403, 404) or role == "staff", (page, answer.status_code)
            assert "bi mat" not in told(answer) or role == "staff"


def test_the_index_has_no_word_of_what_is_hidden(world):
    """The engine's own terms, in every field, and the entries from which it is made."""
    for name in NEVER:
        assert indexed(world.engine, secret(name)) == 0, name
        assert secret(name) not in str(list(Entry.objects.values())), name
    assert indexed(world.engine, secret(State.PUBLISHED)) == 1
    assert indexed(world.engine, secret("members")) == 1
    assert Entry.objects.get(key=world.listings["members"].key).audience == "members"


def indexed(engine, word: str) -> int:
    """How many documents have the word in any field of text."""
    schema, searcher = engine._schema, engine._reader.searcher()
    terms = {word, fold(word)}
    clauses = [Clause.term_query(schema, field, term) for field in (*RANKED_FIELDS, *UNRANKED_FIELDS) for term in terms]
    return searcher.search(Clause.disjunction_max_query(clauses), limit=5).count
