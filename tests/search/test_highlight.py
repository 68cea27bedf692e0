"""Marks are where the words are, and nothing that a person wrote becomes HTML."""

import re

from hypothesis import given, strategies as st

from search.highlight import EXCERPT, Highlighter


def test_words_are_marked_whatever_their_diacritics():
    assert Highlighter("nhan dien").mark("Nhận diện khuôn mặt") == "<mark>Nhận diện</mark> khuôn mặt"
    assert Highlighter("nhận diện").mark("he thong nhan dien") == "he thong <mark>nhan dien</mark>"


def test_english_words_are_marked_in_all_their_forms():
    assert (
        Highlighter("predicting the floods").mark("We predict a flood.")
        == "We <mark>predict</mark> a <mark>flood</mark>."
    )


def test_a_syllable_within_a_word_is_not_marked():
    assert "<mark>" not in Highlighter("an toàn").mark("bandanas")


def test_an_excerpt_begins_shortly_before_the_first_word_found():
    text = "mở đầu " * 100 + "cảm biến độ mặn " + "kết thúc " * 100
    excerpt = Highlighter("do man").excerpt("Không có ở đây", text)
    assert "<mark>độ mặn</mark>" in excerpt
    assert excerpt.startswith("… ")
    assert excerpt.endswith(" …")
    assert len(excerpt) < EXCERPT + 60


def test_an_excerpt_without_a_query_is_the_beginning():
    assert Highlighter("").excerpt("Ngắn gọn.", "Dài.") == "Ngắn gọn."


def test_an_excerpt_marks_all_words_that_it_shows():
    text = "mở đầu " * 60 + "độ mặn và cảm biến " + "kết thúc " * 60
    excerpt = Highlighter("cảm biến độ mặn").excerpt(text)
    assert excerpt.count("<mark>") == 2


def test_an_excerpt_ends_without_an_ellipsis_where_the_text_ends():
    assert Highlighter("mặn").excerpt("đo độ mặn \n") == "đo độ <mark>mặn</mark>"


@given(st.text(), st.text())
def test_only_marks_are_html(query, text):
    for shown in (Highlighter(query).mark(text), Highlighter(query).excerpt(text)):
        assert "<" not in re.sub("</?mark>", "", shown)
        assert shown.count("<mark>") == shown.count("</mark>")


@given(st.text(alphabet="ạộ đaăâ bcdeêghi", min_size=1))
def test_marking_changes_no_letter(text):
    from html import unescape

    from search.analysis import clean

    assert unescape(re.sub("</?mark>", "", Highlighter("a").mark(text))) == clean(text)


@given(st.text(alphabet="ạộ đaăâ bcdeêghi,\n"), st.lists(st.text(alphabet="ạộ đaăâ bcdeêghi,\n\x00"), max_size=5))
def test_many_texts_looked_through_at_once_are_marked_as_one_by_one(query, texts):
    together, alone = Highlighter(query), Highlighter(query)
    together.look_through(texts)
    assert [together.mark(text) for text in texts] == [alone.mark(text) for text in texts]
    assert together.excerpt(*texts) == alone.excerpt(*texts)
