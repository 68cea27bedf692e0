"""Did you mean: only what is nearer to what stands here, and only when it would find something else."""

import pytest
from hypothesis import given, strategies as st

from search.analysis import fold, tokens
from search.typing.correcting import corrected
from search.typing.edits import distance, one_edit, two_edits
from search.typing.splitting import split
from search.typing.writing import NOTHING
from tests.search.typing.sample import ENGLISH, LEARNT, VIETNAMESE

words = st.text("abcde", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("chuẩn đoán hình ảnh", "chẩn đoán hình ảnh"),  # both words are known, but not together
        ("chuẩn đoan hình ảnh", "chẩn đoán hình ảnh"),
        ("sử lý ảnh", "xử lý ảnh"),
        ("xử lí ngôn ngữ", "xử lý ngôn ngữ"),
        ("tri tue nhan tap", "trí tuệ nhân tạo"),
        ("nhan dag khuon mat", "nhận dạng khuôn mặt"),
        ("giao thogn", "giao thông"),
        ("phát hiên gian lậm", "phát hiện gian lận"),
        ("machne lerning", "machine learning"),
        ("forcasting demand", "forecasting demand"),
        ("predictve maintenence", "predictive maintenance"),
        ("recomendtion", "recommendation"),
        ("trituenhantao", "trí tuệ nhân tạo"),
        ("machinelearning", "machine learning"),
    ],
)
def test_corrections(typed, meant):
    assert corrected(typed, LEARNT) == meant


@pytest.mark.parametrize("text", [*VIETNAMESE, *ENGLISH])
def test_what_stands_here_is_right(text):
    assert corrected(text, LEARNT) is None
    assert corrected(fold(text), LEARNT) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hóa dơn điện tử",  # only diacritics: it finds the same
        "qqqqqq wwwww",
        "iso 27001",
        "h5n1",
        "trí tuệ nhân tạo " * 5,  # a description
    ],
)
def test_what_cannot_be_bettered_is_left(text):
    assert corrected(text, LEARNT) is None


def test_nothing_learnt_offers_nothing():
    assert corrected("machne lerning", {"vi": NOTHING, "en": NOTHING}) is None


@given(st.text(max_size=60))
def test_any_text_has_an_answer(text):
    found = corrected(text, LEARNT)
    assert found is None or [fold(word) for word in tokens(found)] != [fold(word) for word in tokens(text)]


@given(words, words)
def test_distance_is_a_distance(one, other):
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)
    assert abs(len(one) - len(other)) <= distance(one, other) <= max(len(one), len(other))


@given(words)
def test_one_edit_gives_all_that_are_one_away(word):
    assert all(distance(word, other) <= 1 for other in one_edit(word))
    assert {word + "a", word[1:], "b" + word} <= {*one_edit(word)}


def test_two_edits_begin_alike():
    assert two_edits("maintenence", ["maintenance", "maintain", "naintenence", "containment"]) == ["maintenance"]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("trituenhantao", ["tri", "tue", "nhan", "tao"]),
        ("khuonmat", ["khuon", "mat"]),
        ("taonhan", ["taonhan"]),  # known words that never stand so
        ("learning", ["learning"]),
        ("blockchain", ["blockchain"]),
        ("a1b2c3d4", ["a1b2c3d4"]),
    ],
)
def test_words_without_spaces(word, parts):
    assert split(word, [*LEARNT.values()]) == parts
