"""Saved searches backwards: the same words and filters as the search page's, less chance words."""

import pytest

from alerts.searches import Probe, compiled, request_of, target_of
from search.documents import SearchDocument, Text, Traits

pytestmark = pytest.mark.django_db  # the terms that a text may be written out to
NOW = 1_800_000_000


def probe(title="Nhận dạng chữ viết tay", english="", **traits):
    texts = {"vi": Text(title, "Đọc hồ sơ giấy của người dân.")}
    if english:
        texts["en"] = Text(english)
    document = SearchDocument("research:1", "research", texts, Traits(**traits), names=("Trường Đại học A", "Y tế"))
    return Probe.of(document)


def is_found(target, document=None):
    return (document or probe()).is_found_by(compiled(target), NOW)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("chữ viết tay", True),
        ("chu viet tay", True),  # without diacritics
        ("hồ sơ giấy", True),
        ("đại học a", True),  # a name that leads to it
        ("giao thông", False),
        ("chữ giao thông đô thị", False),  # one of five syllables by chance
        ("", True),
    ],
)
def test_words_find_as_they_do_on_the_page(words, found):
    assert is_found(target_of(words, {})) is found


def test_english_words_find_by_their_stems():
    document = probe(english="Recognition of handwritten forms")
    assert is_found(target_of("recognising handwritten form", {}), document)
    assert not is_found(target_of("traffic signals", {}), document)


def test_a_long_description_needs_half_of_its_words():
    words = "chúng tôi cần một phần mềm để đếm xe máy tại giao lộ của thành phố vào giờ cao điểm chữ viết"
    assert not is_found(target_of(words, {}))


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"kind": ["research"]}, True),
        ({"kind": ["research", "training"]}, True),
        ({"kind": ["training"]}, False),
        ({"field": ["y-te"], "trl": ["4-6"]}, True),
        ({"field": ["y-te"], "trl": ["7-9"]}, False),
        ({"organisation": ["organisation:5"]}, True),
        ({"organisation": ["organisation:6"]}, False),
        ({"open": ["open"]}, True),
        ({"open": ["closed"]}, False),
        ({"field": ["khong-co"]}, False),
    ],
)
def test_filters_are_any_of_a_facets_values_and_all_of_the_facets(filters, found):
    document = probe(fields=("y-te",), trl=5, organisation="organisation:5")
    assert is_found(target_of("", filters), document) is found


def test_the_same_search_is_the_same_text_however_it_was_typed():
    one = target_of("  chữ   viết ", {"kind": ["training", "research"], "field": ["y-te"]})
    other = target_of("chữ viết", {"field": ["y-te"], "kind": ["research", "training", "research"]})
    assert one == other
    assert request_of(one).text == "chữ viết"
    assert request_of(one).filters == {"kind": ("research", "training"), "field": ("y-te",)}


@pytest.mark.parametrize("junk", ["", "%", "q=%ff", "q=a&q=b", "sort=x&page=9", "=&&=", "field="])
def test_what_nobody_saved_is_read_without_an_error(junk):
    is_found(junk)
