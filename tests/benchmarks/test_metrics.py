"""Figures of an order, against ones worked out by hand."""

import pytest

from benchmarks.metrics import Figures, agreement, figures, mean


def test_the_first_right_one_the_share_and_the_gain():
    found = figures(["a", "b", "c"], {"b": 1, "x": 1})
    assert found.mrr == pytest.approx(1 / 2)
    assert found.recall == pytest.approx(1 / 2)
    assert found.ndcg == pytest.approx(0.6309 / 1.6309, abs=1e-4)


def test_what_comes_after_the_tenth_does_not_count():
    assert figures([*"abcdefghij", "right"], {"right": 1}) == Figures(0.0, 0.0, 0.0)


def test_the_best_order_of_grades_gains_all():
    assert figures(["good", "fair"], {"fair": 1, "good": 3}) == Figures(1.0, 1.0, 1.0)
    assert figures(["fair", "good"], {"fair": 1, "good": 3}).ndcg < 1


def test_more_right_ones_than_places_can_all_be_found():
    right = {str(number): 1 for number in range(25)}
    assert figures(list(right)[:10], right) == Figures(1.0, 1.0, 1.0)


def test_the_mean_of_questions():
    assert mean([Figures(1.0, 1.0, 1.0), Figures(0.0, 0.5, 0.0)]) == Figures(0.5, 0.75, 0.5)


def test_engines_agree_on_what_both_found():
    assert agreement([["a", "b"], ["a"]], [["b", "c"], ["a"]]) == pytest.approx((0.5 + 1) / 2)
    assert agreement([[]], [[]]) == 1.0
