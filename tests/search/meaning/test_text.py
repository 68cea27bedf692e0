"""What of a record is embedded."""

import pytest
from hypothesis import given, strategies as st

from search.documents import Text
from search.meaning.text import LONGEST, cut, digest, embedded_share, embedded_text

VI, EN = Text("Đếm xe", "Đếm xe ở nút giao.", "Dài"), Text("Counting cars", "", "Body.")


def test_vietnamese_goes_first_and_english_stands_in():
    assert embedded_text({"en": EN, "vi": VI}) == "Đếm xe. Đếm xe ở nút giao. Dài"
    assert embedded_text({"en": EN}) == "Counting cars. Body"
    assert embedded_text({}) == embedded_text({"vi": Text()}) == ""


def test_a_long_text_is_cut_at_a_words_end_and_its_share_is_said():
    text = {"vi": Text(body="một hai " * 200)}
    read = embedded_text(text)
    assert read.endswith(("một", "hai"))
    assert LONGEST - 4 <= len(read) <= LONGEST
    assert embedded_share(text) == pytest.approx(len(read) / 1599)
    assert embedded_share({"vi": VI}) == 1
    assert embedded_share({}) == 0


@given(st.text(), st.integers(1, 30))
def test_a_cut_is_a_beginning_of_whole_words(text, longest):
    read = cut(text, longest)
    assert text.startswith(read)
    assert len(read) <= longest
    if len(text) > longest and read and " " in text[:longest]:
        assert read == text[: len(read)]
        assert text[len(read)].isspace() or text[len(read) : longest + 1].strip() == "" or len(read) == longest


@given(st.text(st.characters(exclude_categories=())), st.text(st.characters(exclude_categories=())))
def test_digests_tell_texts_apart(one, other):
    assert len(digest(one)) == 32
    assert digest(one) == digest(one)
    if one.encode(errors="replace") != other.encode(errors="replace"):
        assert digest(one) != digest(other)
