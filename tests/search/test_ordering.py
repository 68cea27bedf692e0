"""Vietnamese alphabetical order."""

from hypothesis import given, strategies as st

from search.ordering import sort_key


def test_letters_then_tones():
    words = [
        "10 a",
        "an",
        "àn",
        "ản",
        "ãn",
        "án",
        "ạn",
        "ăn",
        "ân",
        "ấn",
        "da",
        "đa",
        "on",
        "ôn",
        "ơn",
        "un",
        "ưn",
        "zebra",
    ]
    assert sorted(words[7:] + words[:7], key=sort_key) == words


def test_case_and_normal_form_make_no_difference():
    assert sort_key("Đà Nẵng") == sort_key("đà nẵng") == sort_key("Đà Nẵng")


@given(st.text())
def test_a_key_is_plain_and_bounded(text):
    key = sort_key(text)
    assert key.isascii()
    assert len(key) <= 200
