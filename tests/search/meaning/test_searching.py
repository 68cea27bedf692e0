"""A reader's search by words and meaning: one order, pages that fit together, few queries."""

import pytest

from search.documents import PUBLIC, SearchDocument, Text, Traits
from search.entries import write_entries
from search.meaning.making import make_vectors
from search.query import NEWEST, SearchRequest
from search.searching import WINDOW, asked_for, found_for
from search.sync import drain, rebuild

pytestmark = pytest.mark.django_db


def publish(*texts, language="vi"):
    documents = {
        f"research:{number}": SearchDocument(
            key=f"research:{number}",
            kind="research",
            texts={language: Text(title=text)},
            traits=Traits(published_at=number, languages=(language,)),
            audience=PUBLIC,
        )
        for number, text in enumerate(texts, 1)
    }
    write_entries(documents)
    make_vectors()
    rebuild()
    drain()


def keys(text, **asked):
    return [hit.key for hit in found_for(SearchRequest(text, **asked)).hits]


def test_what_means_the_same_is_found_without_the_words(index):
    publish("lúa lúa trên ruộng", "xe xe ngoài phố", "tim tim bệnh viện")
    found = found_for(SearchRequest("trồng lúa ở miền Tây"))
    assert found.hits[0].key == "research:1"
    assert {hit.key for hit in found.hits} == {"research:1", "research:2", "research:3"}
    assert found.hits[0].score > found.hits[-1].score


def test_it_is_said_when_nothing_has_the_words(index):
    publish("lúa", "xe")
    assert found_for(SearchRequest("bò sữa ăn cỏ")).only_near
    assert not found_for(SearchRequest("lúa")).only_near


def test_a_word_that_nothing_here_has_finds_nothing_by_its_looks(index):
    publish("lúa", "xe")
    assert found_for(SearchRequest("xyzzy")).count == 2  # there is no English text: it could mean anything
    publish("lúa", "xe", "rice", language="en")
    assert found_for(SearchRequest("xyzzy")).count == 0


def test_by_date_only_what_has_the_words(index):
    publish("lúa", "xe", "lúa xe")
    assert keys("lúa", sort=NEWEST) == ["research:3", "research:1"]


def test_without_an_embedder_the_words_alone_find(compass, index):
    publish("lúa", "xe")
    compass.is_down = True
    assert keys("lúa") == ["research:1"]


def test_pages_fit_together_also_behind_the_window(index):
    count = WINDOW + 30
    publish(*(f"lúa {'lúa ' * (number % 7)}số {number}" for number in range(count)))
    pages = [keys("lúa", page=page, page_size=20) for page in range(1, 10)]
    paged = [key for page in pages for key in page]
    assert len(paged) == len(set(paged)) == count


def test_one_request_and_two_queries_whatever_the_page_holds(index, django_assert_max_num_queries, monkeypatch):
    publish(*(f"lúa số {number}" for number in range(120)))
    asked, find = [], index.find
    monkeypatch.setattr(index, "find", lambda query: asked.append(query) or find(query))
    found_for(SearchRequest("cánh đồng lúa"))  # terms and learnt words are read once in a process
    asked.clear()
    for size in (10, 20, 100):
        with django_assert_max_num_queries(2):
            found_for(SearchRequest("cánh đồng lúa rộng lớn", page_size=size))
    assert len(asked) == 3


def test_a_long_query_weighs_its_rare_words_more(index):
    publish(*(["cây trồng trên ruộng"] * 9), "tim")
    weights = {term.token: term.weight for term in asked_for(SearchRequest("cây trồng trên ruộng tim")).scoring}
    assert weights["tim"] > weights["cay"]
