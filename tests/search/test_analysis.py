"""What becomes of a text before an engine sees it."""

import time
import unicodedata

import pytest
from hypothesis import given, strategies as st

from search.analysis import LONGEST_TOKEN, clean, fold, folded, has_diacritics, pairs, stems, tokens

ANY_TEXT = st.text(st.characters(exclude_categories=()))  # lone surrogates too
LATIN = st.text(st.characters(max_codepoint=0x1EFF, exclude_categories=("Cs",)))
VIETNAMESE = st.text(
    "abcdeghiklmnopqrstuvxyAĐđăâêôơưĂÂÊÔƠƯàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ 0123456789-_,."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trí tuệ nhân tạo (AI)", ["trí", "tuệ", "nhân", "tạo", "ai"]),
        ("Thành phố HỒ CHÍ MINH", ["thành", "phố", "hồ", "chí", "minh"]),
        ("state-of-the-art, 2.5%", ["state", "of", "the", "art", "2", "5"]),
        ("snake_case", ["snake", "case"]),
        ("İstanbul", ["istanbul"]),
        ("tr\u200bí\x00 tu\ud800ệ", ["trí", "tuệ"]),
        ("", []),
        ("?! … \x00", []),
    ],
)
def test_tokens(text, expected):
    assert tokens(text) == expected


@pytest.mark.parametrize("kept", ["hoà", "khoẻ", "thuý", "HOÁ", "toà nhà", "nguỵ", "xoè"])
def test_one_placement_of_tones(kept):
    other = {
        "hoà": "hòa",
        "khoẻ": "khỏe",
        "thuý": "thúy",
        "HOÁ": "HÓA",
        "toà nhà": "tòa nhà",
        "nguỵ": "ngụy",
        "xoè": "xòe",
    }
    assert tokens(kept) == tokens(other[kept])


def test_different_tones_stay_different():
    assert len({tuple(tokens(word)) for word in ("hoa", "hoà", "hoá", "hoả", "hoã", "hoạ")}) == 6


@given(VIETNAMESE | LATIN)
def test_composed_and_decomposed_text_have_the_same_tokens(text):
    decomposed = tokens(unicodedata.normalize("NFD", text))
    assert decomposed == tokens(unicodedata.normalize("NFC", text)) == tokens(text)


@given(ANY_TEXT)
def test_fold_is_as_long_as_the_composed_text(text):
    composed = unicodedata.normalize("NFC", text)
    assert len(fold(composed)) == len(composed)


@given(VIETNAMESE)
def test_folding_before_or_after_gives_the_same_tokens(text):
    composed = unicodedata.normalize("NFC", text)
    assert tokens(fold(composed)) == folded(tokens(text))
    assert folded(folded(tokens(text))) == folded(tokens(text))
    assert tokens(" ".join(tokens(text))) == tokens(text)


@given(VIETNAMESE)
def test_folded_vietnamese_is_ascii(text):
    assert all(word.isascii() for word in folded(tokens(text)))
    assert not has_diacritics(folded(tokens(text)))


@given(ANY_TEXT)
def test_any_text_gives_tokens_that_split_at_spaces_and_can_be_sent(text):
    for word in (*tokens(text), *pairs(folded(tokens(text))), *stems(folded(tokens(text)))):
        assert word.encode()
        assert word.split() == [word]
    assert all(len(word) <= LONGEST_TOKEN for word in tokens(text))
    clean(text).encode()


def test_pairs_are_neighbours():
    assert pairs(["trí", "tuệ", "nhân"]) == ["trí_tuệ", "tuệ_nhân"]
    assert pairs(["một"]) == pairs([]) == []


def test_stems_leave_stop_words_out():
    assert stems(["predicting", "the", "floods"]) == stems(["prediction", "of", "flood"]) == ["predict", "flood"]


def test_marks_piled_on_a_letter_cost_no_time():
    started = time.perf_counter()
    assert tokens("e" + "\u0301\u0323" * 2000 + " x") == [*tokens("ẹ\u0301"), "x"]
    assert time.perf_counter() - started < 1
