"""The API says what would find more, and answers what was asked."""

import pytest

from tests.factories import ResearchFactory


@pytest.fixture
def listings(db, index):
    for number in range(4):
        ResearchFactory(title_vi=f"Nhận dạng chữ viết {number}", body_vi="Nhận dạng chữ viết bằng máy.", published=True)
    index()


@pytest.mark.parametrize(
    ("typed", "count", "meant"),
    [
        ("nhan dang chu viet", 4, None),
        ("nhaanj dangj", 0, "nhận dạng"),
        ("nhan6 dang5", 0, "nhận dạng"),
        ("nhận dạn", 0, "nhận dạng"),
        ("nhandangchuviet", 0, "nhận dạng chữ viết"),
        ("qqqqq", 0, None),
        ("", 4, None),
    ],
)
def test_did_you_mean(listings, get, typed, count, meant):
    answer = get("search", {"q": typed, "kind": "research"}).json()
    assert (answer["count"], answer["did_you_mean"]) == (count, meant)
    assert len(answer["items"]) == count


def test_suggestions_read_keys(listings, get):
    items = get("suggest", {"q": "nhaanj da"}).json()["items"]
    assert len(items) == 4
