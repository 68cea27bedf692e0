"""The two engines hold the same tokens and weigh them alike: the same request has the same order on both."""

import random

import pytest

from search.engines.tantivy import TantivyEngine
from search.query import DEADLINE, NEWEST, RELEVANCE
from tests.search.node import new_engine
from tests.search.records import DAY, NOW, ask, keys, record, upsert

WORDS = """trí tuệ nhân tạo chẩn đoán hình ảnh y tế giao thông thông minh đèn cảnh báo ngập lụt nông nghiệp cây lúa bệnh
dịch máy tiếng việt nhận dạng khuôn mặt giọng nói chatbot hỗ trợ người dân hành chính công predict demand forecasting
models classification detection traffic learning students teachers course data analysis""".split()
pytestmark = pytest.mark.services
QUERIES = [
    "chẩn đoán hình ảnh",
    "chan doan hinh anh",
    "đèn giao thông",
    "forecasting models",
    "chatbot",
    "hỗ trợ người dân",
]


@pytest.fixture(scope="module")
def engines(tmp_path_factory):
    chance = random.Random(1)
    changes = [
        upsert(
            record(
                f"research:{number}",
                " ".join(chance.choices(WORDS, k=chance.randint(2, 9))),
                " ".join(chance.choices(WORDS, k=chance.randint(5, 120))),
                fields=tuple(chance.sample(("edu", "farm", "health"), k=chance.randint(1, 2))),
                published_at=NOW - chance.randint(0, 20) * DAY,
                closes_at=chance.choice((None, NOW + chance.randint(-5, 20) * DAY)),
            )
        )
        for number in range(300)
    ]
    embedded = TantivyEngine(tmp_path_factory.mktemp("agree"))
    with new_engine() as served:
        for engine in (embedded, served):
            with engine.rebuild() as rebuild:
                rebuild.add(changes)
        yield embedded, served


@pytest.mark.parametrize("sort", [RELEVANCE, NEWEST, DEADLINE])
@pytest.mark.parametrize("filters", [{}, {"field": ("farm",)}], ids=["all", "farm"])
@pytest.mark.parametrize("text", [*QUERIES, ""])
def test_the_same_order_counts_and_facets(engines, text, filters, sort):
    query = ask(text, filters=filters, sort=sort)
    first, second = (engine.find(query) for engine in engines)
    assert keys(first)[:10] == keys(second)[:10]
    assert (first.count, first.facets) == (second.count, second.facets)
    assert [hit.score for hit in first.hits] == pytest.approx([hit.score for hit in second.hits], rel=0.01)
