"""From marks to places: what must hold whatever the judges give."""

from statistics import fmean, pstdev

import pytest
from hypothesis import given, strategies as st

from judging.scoring import LEAST_MARKED, Line, line, normalised, places, settled, team_means, weighted_mean

points = st.integers(0, 20).map(lambda halves: halves / 2)
rounds = st.dictionaries(st.tuples(st.integers(1, 5), st.integers(1, 12)), points, min_size=1, max_size=40)
everybody = st.integers(LEAST_MARKED, 8).flatmap(
    lambda teams: st.lists(st.lists(points, min_size=teams, max_size=teams), min_size=1, max_size=4)
)


def table(rows):
    return {(judge, team): given for judge, row in enumerate(rows) for team, given in enumerate(row)}


def by_judge(totals):
    found = {}
    for (judge, team), total in totals.items():
        found.setdefault(judge, {})[team] = total
    return found


@given(st.dictionaries(st.integers(1, 6), st.tuples(points, st.integers(1, 100)), min_size=1))
def test_a_weighted_mean_lies_between_the_least_and_the_most(given_):
    marks = {each: pair[0] for each, pair in given_.items()}
    weights = {each: pair[1] for each, pair in given_.items()}
    found = weighted_mean(marks, weights)
    assert min(marks.values()) - 1e-9 <= found <= max(marks.values()) + 1e-9
    doubled = {each: weight * 2 for each, weight in weights.items()}
    assert weighted_mean(marks, doubled) == pytest.approx(found)


def test_a_weighted_mean_by_hand():
    assert weighted_mean({1: 8, 2: 5}, {1: 60, 2: 40}) == pytest.approx(6.8)


@given(rounds)
def test_each_judge_of_enough_entries_comes_to_the_common_mean_and_spread(totals):
    mean, spread, before = fmean(totals.values()), pstdev(totals.values()), by_judge(totals)
    for judge, own in by_judge(normalised(totals)).items():
        if len(own) < LEAST_MARKED:
            assert own == before[judge]
            continue
        assert fmean(own.values()) == pytest.approx(mean)
        expected = spread if pstdev(before[judge].values()) > 1e-9 else 0
        assert pstdev(own.values()) == pytest.approx(expected, abs=1e-9)


@given(rounds)
def test_a_judges_own_order_stays(totals):
    for judge, own in by_judge(normalised(totals)).items():
        before = by_judge(totals)[judge]
        for one in own:
            for other in own:
                if before[one] > before[other]:
                    assert own[one] > own[other] - 1e-9


@given(everybody, st.integers(1, 20))
def test_how_strict_a_judge_is_changes_no_order(rows, step):
    before = places(team_means(normalised(table(rows))))
    stricter = [[each * 0.5 - step for each in rows[0]], *rows[1:]]
    spread = pstdev([each for row in stricter for each in row])
    if pstdev([each for row in rows for each in row]) < 1e-9 or spread < 1e-9:
        return
    means = team_means(normalised(table(stricter)))
    # The scale may have moved: what was clearly first stays so.
    for one in before:
        for other in before:
            if before[one] < before[other]:
                assert means[one] >= means[other] - 1e-3 * spread - 1e-3


def test_a_strict_and_a_mild_judge_say_the_same_of_the_order():
    totals = {(1, 1): 2, (1, 2): 3, (1, 3): 4, (2, 1): 8, (2, 2): 9, (2, 3): 10}
    found = normalised(totals)
    assert [found[1, team] for team in (1, 2, 3)] == pytest.approx([found[2, team] for team in (1, 2, 3)])
    assert found[1, 2] == pytest.approx(6)


def test_a_judge_of_two_entries_and_one_who_gives_all_the_same():
    totals = {(1, 1): 1, (1, 2): 9, (2, 1): 7, (2, 2): 7, (2, 3): 7}
    found = normalised(totals)
    assert (found[1, 1], found[1, 2]) == (1, 9)
    assert {found[2, team] for team in (1, 2, 3)} == {fmean(totals.values())}
    assert normalised({}) == {}


@given(st.dictionaries(st.integers(1, 30), points, min_size=1))
def test_a_place_is_one_more_than_those_who_have_more(given_):
    found = places(given_)
    for team, own in given_.items():
        assert found[team] == 1 + sum(other > own for other in given_.values())


@given(st.dictionaries(st.integers(1, 30), points, min_size=1), st.integers(1, 10))
def test_the_line_lets_through_as_many_as_there_are_seats(given_, advancing):
    placed = places(given_)
    at = line(placed, advancing)
    assert len(at.above) + at.seats == min(advancing, len(given_))
    assert not at.tied or len(at.tied) > at.seats > 0
    assert not at.tied & at.above
    worst = max((placed[team] for team in at.above), default=0)
    assert all(placed[team] > worst for team in set(placed) - at.above)


def test_a_tie_on_the_line_and_how_it_is_settled():
    placed = places({1: 9, 2: 8, 3: 8, 4: 8, 5: 2})
    assert placed == {1: 1, 2: 2, 3: 2, 4: 2, 5: 5}
    assert line(placed, 3) == Line(frozenset({1}), frozenset({2, 3, 4}), 2)
    assert line(placed, 4) == Line(frozenset({1, 2, 3, 4}), frozenset(), 0)
    assert line(placed, 1) == Line(frozenset({1}), frozenset(), 0)
    assert settled(placed, {2, 3, 4}, {3, 4}) == {1: 1, 2: 4, 3: 2, 4: 2, 5: 5}
