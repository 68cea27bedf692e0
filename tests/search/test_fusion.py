"""One order from words and meaning."""

import numpy as np
import pytest
from hypothesis import given, strategies as st

from search.fusion import LONG, fused, meaning_weight, relative, spread
from search.matching.likeness import Measured, likenesses

NONE = float("nan")
values = st.lists(st.floats(0, 50), min_size=1, max_size=20)


def weights(count, value=0.5):
    return np.full(count, value)


@given(values)
def test_without_vectors_the_order_is_that_of_the_words(found):
    found = np.array(found)
    result = fused(found, np.full(len(found), NONE), np.zeros(len(found)))
    assert np.all(np.diff(result[np.argsort(found)]) >= 0)  # two that differ in the last digit may become equal


@given(values, st.data())
def test_each_measure_is_between_nothing_and_all(found, data):
    near = data.draw(st.lists(st.floats(-1, 1) | st.just(NONE), min_size=len(found), max_size=len(found)))
    result = fused(np.array(found), np.array(near), weights(len(found)))
    assert np.all((result >= 0) & (result <= 1))


def test_what_is_best_in_both_is_best():
    result = fused(np.array([8.0, 10.0, 0.0]), np.array([0.85, 0.9, 0.88]), weights(3))
    assert np.argmax(result) == 1


def test_what_has_none_of_the_words_can_be_the_best_by_its_meaning():
    result = fused(np.array([1.0, 0.9, 0.0]), np.array([0.70, 0.71, 0.95]), weights(3, 0.92))
    assert np.argmax(result) == 2


def test_a_vector_that_is_not_made_yet_neither_gains_nor_loses():
    result = spread(np.array([0.7, NONE, 0.9]))
    assert result.tolist() == pytest.approx([0, 0.5, 1])


def test_nothing_found_is_nothing():
    assert relative(np.zeros(3)).tolist() == [0, 0, 0]
    assert relative(np.array([])).shape == spread(np.array([])).shape == (0,)


def test_meaning_counts_less_for_long_questions_and_for_the_beginning_of_a_long_text():
    whole, comparable = np.ones(1), np.array([True])
    assert meaning_weight(10, whole, comparable) > meaning_weight(LONG, whole, comparable)
    assert meaning_weight(10, whole, comparable) > meaning_weight(10, np.array([0.2]), comparable)


def test_across_languages_meaning_decides_and_without_a_vector_words_do():
    assert meaning_weight(10, np.array([0.3, 0.0]), np.array([False, False])).tolist() == [0.92, 0.0]


def measured(found, cosine, near):
    count = len(found)
    return Measured(*map(np.array, (found, cosine, near)), np.ones(count), np.ones(count, dtype=bool))


def test_a_score_stays_low_where_the_best_is_poor():
    good = likenesses(measured([9.0, 5.0], [0.4, 0.1], [0.9, 0.8]), 20)
    poor = likenesses(measured([9.0, 5.0], [0.02, 0.01], [0.9, 0.8]), 20)
    assert good[0].words > 0.9 > poor[0].words
    assert good[0].meaning > poor[0].meaning


def test_a_long_text_is_ordered_by_all_its_terms_a_short_one_also_by_the_engine():
    by_engine, by_terms = [9.0, 5.0], [0.2, 0.3]
    short, long = (likenesses(measured(by_engine, by_terms, [NONE, NONE]), words) for words in (10, LONG))
    assert short[0].words > short[1].words and long[0].words < long[1].words
