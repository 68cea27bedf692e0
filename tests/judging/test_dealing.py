"""Entries are dealt evenly, and past every conflict."""

from collections import Counter

import pytest
from hypothesis import given, strategies as st

from judging.dealing import TooFew, deal


@given(st.integers(1, 12), st.integers(0, 40), st.data())
def test_without_conflicts_nobody_has_more_than_one_entry_more(judges, teams, data):
    each = data.draw(st.integers(1, judges))
    made = deal(judges=range(judges), teams=range(teams), each=each)
    loads = Counter(dict.fromkeys(range(judges), 0)) + Counter(judge for judge, _team in made)
    assert len(set(made)) == len(made) == teams * each
    assert max(loads.values(), default=0) - min((loads[judge] for judge in range(judges)), default=0) <= 1
    assert all(count == each for count in Counter(team for _judge, team in made).values())


@given(st.integers(2, 8), st.integers(1, 20), st.sets(st.tuples(st.integers(0, 7), st.integers(0, 19))), st.data())
def test_no_conflict_is_dealt_and_what_is_given_counts(judges, teams, barred, data):
    each = data.draw(st.integers(1, judges))
    given_ = {(0, team) for team in range(0, teams, 3)} - barred
    try:
        made = deal(judges=range(judges), teams=range(teams), each=each, barred=barred, given=given_)
    except TooFew as few:
        possible = {j for j in range(judges) if (j, few.team) not in barred}
        assert len(possible) == few.possible < each
        return
    assert not set(made) & (barred | given_)
    assert Counter(team for _judge, team in [*made, *given_]) == dict.fromkeys(range(teams), each)


def test_dealing_again_adds_nothing():
    made = deal(judges=[1, 2, 3], teams=[7, 8], each=2)
    assert deal(judges=[1, 2, 3], teams=[7, 8], each=2, given=made) == []


def test_too_few_judges_are_named():
    with pytest.raises(TooFew) as few:
        deal(judges=[1, 2], teams=[7], each=2, barred={(2, 7)})
    assert (few.value.team, few.value.possible) == (7, 1)
