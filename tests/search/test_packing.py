"""Weighted terms as bytes: the cosine is that of the terms themselves."""

import numpy as np
import pytest
from hypothesis import given, strategies as st

from search.matching.packing import cosines, packed, shared

terms = st.dictionaries(st.text(min_size=1, max_size=8), st.floats(0.001, 1), max_size=20)
texts = st.dictionaries(st.sampled_from(["vi", "en"]), terms, max_size=2)


@given(texts, st.lists(texts, max_size=5))
def test_the_cosine_is_the_sum_of_products_in_the_language_shared_best(asked, others):
    found, comparable = cosines(asked, [packed(other) for other in others])
    for place, other in enumerate(others):
        expected = [
            sum(weight * other[language].get(term, 0) for term, weight in words.items())
            for language, words in asked.items()
            if language in other
        ]
        assert found[place] == pytest.approx(max(expected, default=0), rel=0.01, abs=0.001)
        assert comparable[place] == any(asked[language] for language in asked if language in other)


def test_nothing_to_compare_with_is_no_likeness():
    found, comparable = cosines({"vi": {"anh": 1.0}}, [b"", packed({"en": {"image": 1.0}})])
    assert found.tolist() == [0, 0] and not comparable.any()
    assert cosines({}, [packed({"vi": {"anh": 1.0}})])[0].tolist() == [0]
    assert cosines({"vi": {"anh": 1.0}}, [])[0].shape == (0,)


def test_common_terms_are_told_the_weightiest_first():
    other = packed({"vi": {"benh_vien": 0.5, "anh": 0.2, "phim": 0.4}})
    asked = {"vi": {"anh": 0.9, "benh_vien": 0.8, "ho_so": 0.7}}
    assert shared(asked, other, 12) == (("vi", ("benh_vien", "anh")),)
    assert shared(asked, other, 1) == (("vi", ("benh_vien",)),)


@given(texts)
def test_a_text_shares_all_its_terms_with_itself(text):
    found = dict(shared(text, packed(text), 100))
    assert {language: set(words) for language, words in found.items()} == {
        language: set(words) for language, words in text.items() if words
    }
    assert np.all(cosines(text, [packed(text)])[0] >= 0)
