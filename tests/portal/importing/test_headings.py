"""Which column a heading means."""

import string

import pytest
from hypothesis import given, strategies as st

from portal.importing.columns import columns_of
from portal.importing.headings import fingerprint, plain, propose
from portal.importing.synonyms import SYNONYMS
from search.analysis import fold

RESEARCH = columns_of("research")
KINDS = ("research", "training", "application-need", "training-need")
words = st.text(string.ascii_letters + "ăâđêôơưáàảãạ _-*()", max_size=30)


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Tên sản phẩm", "title"),
        ("TÊN SẢN PHẨM (*)", "title"),
        ("ten san pham", "title"),
        ("Mô tả ngắn", "summary"),
        ("Lĩnh vực ứng dụng chính", "fields"),
        ("Mức TRL", "trl"),
        ("Technology readiness level", "trl"),
        ("Đầu mối liên hệ", "contact"),
        ("Mã số", "external_id"),
        ("trl", "trl"),
        ("title_en", "title_en"),
        ("Màu sắc", ""),
        ("_Cần sửa", ""),
        ("", ""),
    ],
)
def test_headings_of_offices(heading, column):
    assert propose([heading], RESEARCH) == [column]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_label_finds_its_own_column_with_and_without_diacritics(kind, language):
    columns = columns_of(kind)
    labels = [column.labels[language] for column in columns.values()]
    assert propose(labels, columns) == list(columns)
    assert propose([fold(label).upper() for label in labels], columns) == list(columns)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_labels_of_an_export_of_all_kinds_are_found_in_each_kind(language):
    for kind in KINDS:
        columns = columns_of(kind)
        for name, column in columns_of().items():
            if name in columns:
                assert propose([column.labels[language]], columns) == [name]


def test_no_two_columns_have_one_synonym():
    seen = {}
    for kind in KINDS:
        for name in SYNONYMS.keys() & columns_of(kind).keys():
            for phrase in SYNONYMS[name]:
                assert seen.setdefault((kind, plain(phrase)), name) == name, phrase


@given(st.lists(words, max_size=12))
def test_a_proposal_has_a_place_for_each_heading_and_no_column_twice(headings):
    found = propose(headings, RESEARCH)
    chosen = [name for name in found if name]
    assert len(found) == len(headings) and len(chosen) == len(set(chosen)) and set(chosen) <= set(RESEARCH)


@given(st.lists(words, min_size=1, max_size=8, unique_by=plain), st.data())
def test_what_is_remembered_comes_first(headings, data):
    at = data.draw(st.integers(0, len(headings) - 1))
    column = data.draw(st.sampled_from([*RESEARCH, ""]))
    found = propose(headings, RESEARCH, {plain(headings[at]): column})
    passed_over = headings[at].strip().startswith("_") or not plain(headings[at])
    assert found[at] == ("" if passed_over else column)


@given(st.lists(words, min_size=1, max_size=8), st.randoms())
def test_a_set_of_headings_is_known_again_in_any_order_and_case(headings, random):
    shuffled = [heading.upper() for heading in headings]
    random.shuffle(shuffled)
    assert fingerprint(shuffled) == fingerprint(headings)
