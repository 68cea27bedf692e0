"""Diacritics come back as the indexed texts have them."""

import pytest
from hypothesis import given, strategies as st

from search.analysis import fold, tokens
from search.typing.restoring import restored
from search.typing.spelling import spelled
from search.typing.writing import NOTHING
from tests.search.typing.sample import LEARNT, VIETNAMESE


def restore(text):
    return restored(text, LEARNT["vi"])


@pytest.mark.parametrize("text", VIETNAMESE)
def test_known_sentences(text):
    assert restore(fold(text)) == text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tri tue nhan tao", "trí tuệ nhân tạo"),
        ("benh nhan", "bệnh nhân"),
        ("than nhan", "thân nhân"),
        ("chan doan hinh anh", "chẩn đoán hình ảnh"),  # the tone where readers expect it
        ("Chan doan, HINH ANH!", "Chẩn đoán, HÌNH ẢNH!"),
        ("chẩn đoán hinh anh", "chẩn đoán hình ảnh"),
        ("nhận dạng chu viet tay", "nhận dạng chữ viết tay"),
        ("ung dung blockchain trong y te", "ứng dụng blockchain trong y tế"),
        ("AI trong y te", "AI trong y tế"),
        ("xyz uvw", "xyz uvw"),
        ("", ""),
        ("  tri tue ", "  trí tuệ "),
    ],
)
def test_typed_texts(typed, meant):
    assert restore(typed) == meant


@pytest.mark.parametrize("text", ["medical imaging for hospitals", "trí tuệ nhân tạo", "chân đoan", "12 + 3"])
def test_what_is_english_or_marked_stays(text):
    assert restore(text) == text


def test_nothing_learnt_changes_nothing():
    assert restored("tri tue nhan tao", NOTHING) == "tri tue nhan tao"


@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_only_diacritics_change(text):
    assert tokens(fold(restore(text))) == tokens(fold(restore(restore(text))))
    assert [fold(word) for word in tokens(restore(text))] == [fold(word) for word in tokens(text)]


@pytest.mark.parametrize(
    "word", ["chẩn", "đoán", "hóa", "hoàn", "quý", "thúy", "huỳnh", "khuỷu", "toàn", "khỏe", "xoè", "qúa", "ngoại"]
)
def test_a_token_is_spelled_as_written(word):
    expected = {"xoè": "xòe", "qúa": "qúa"}.get(word, word)
    assert spelled(tokens(word)[0]) == expected
