"""A table of letters gives the same for short and long texts, whatever they are written in."""

import pytest
from hypothesis import given, strategies as st

from search.analysis import clean, fold, folded, has_diacritics, tokens
from search.lettertable import SHORT, LetterTable

TABLE = LetterTable(lambda character: "d" if character in "đĐ" else character)
VIETNAMESE = st.text(alphabet="aáàảãạăâđeêioôơuưỳÁĐỨ bcghklmnprstvx,.!\n0123456789€…", max_size=3 * SHORT)


@given(st.text(max_size=3 * SHORT) | VIETNAMESE)
def test_a_text_keeps_its_length_and_changes_nothing_but_the_letters(text):
    assert TABLE.applied(text) == text.replace("đ", "d").replace("Đ", "d")


@pytest.mark.parametrize("odd", ["😀", "\ud800", "𝔸", "\udfff\ud800"])
def test_what_takes_two_code_units_is_left_alone(odd):
    assert TABLE.applied("Đ" + odd + "đ") == "d" + odd + "d"
    assert TABLE.applied("Đ" * SHORT + odd + "đ") == "d" * SHORT + odd + "d"


@given(st.text(max_size=SHORT) | VIETNAMESE)
def test_a_long_text_has_the_tokens_of_its_parts(text):
    spaces = " " * SHORT
    assert tokens(text + spaces) == tokens(text)
    plain = clean(text)
    assert fold(plain + spaces) == fold(plain) + spaces
    words = tokens(text)
    assert folded(words * SHORT) == folded(words) * SHORT
    assert has_diacritics(words * SHORT) == has_diacritics(words)
