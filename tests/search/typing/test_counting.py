"""Words and pairs are counted exactly until there are too many."""

from collections import Counter
from itertools import pairwise

from hypothesis import given, strategies as st

from search.typing.counting import Counting
from search.typing.models import LearntWriting

texts = st.lists(st.lists(st.sampled_from(["a", "b", "á", "đ", "7", "long"]), max_size=12), max_size=12)


@given(texts, st.integers(1, 40))
def test_counts_are_exact_whatever_the_chunks(texts, chunk):
    counting = Counting(chunk)
    for text in texts:
        counting.add(text)
    writing = counting.writing()
    words = Counter(word for text in texts for word in text if word != "7")
    pairs = Counter(pair for text in texts for pair in pairwise(text) if "7" not in pair)
    assert {word: writing.count(word) for word in writing.words} == words
    assert {pair: count for pair in pairs if (count := writing.pair(*pair))} == pairs
    assert len(writing.pair_keys) == len(pairs)


@given(texts)
def test_what_is_stored_comes_back(texts):
    counting = Counting()
    for text in texts:
        counting.add(text)
    writing = counting.writing()
    assert LearntWriting.of("vi", 1, writing).writing() == writing


def test_the_commonest_are_kept_when_there_are_too_many():
    counting = Counting(chunk=10, most_held=50)
    for number in range(200):
        counting.add([f"w{number}", "and", "so"])
    writing = counting.writing(most_words=10, most_pairs=3)
    assert writing.words[:2] == ("and", "so") and len(writing.words) == 10
    assert writing.pair("and", "so") == 200
    assert len(writing.pair_keys) <= 3
    assert len(counting._keys) <= 60


def test_the_marks_of_a_word_are_its_forms():
    counting = Counting()
    counting.add(["hoa", "hóa", "hóa", "hỏa"])
    writing = counting.writing()
    assert writing.forms["hoa"] == ("hóa", "hoa", "hỏa")
    assert writing.count_folded("hoa") == 4 and writing.count_folded("hao") == 0
