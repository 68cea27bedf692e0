"""Weights are tried on what the site itself measured."""

import pytest

from benchmarks import fit, own_site, signals, ways


@pytest.fixture
def ids(topics, task):
    ids = own_site.fill(task.corpus, fit.PROPER)
    own_site.serve("")
    return ids


def test_signals_give_the_order_that_the_site_gives(ids, task):
    asks = {signals.of_search: ways.search(ids), signals.of_match: ways.match(ids)}
    for of, ask in asks.items():
        for row in task.questions:
            right = {document: grade for grade, document in enumerate(reversed(ask(row)), 1)}
            assert signals.result(of(row, ids, right)).ndcg == pytest.approx(1.0), row


def test_a_constant_is_set_wherever_it_is_used_and_brought_back():
    short = next(each for each in fit.CONSTANTS if each.name == "SHORT")
    concepts = next(each for each in fit.CONSTANTS if each.name == "CONCEPTS")
    for constant in (short, concepts):
        before = fit.value_of(constant)
        fit.set_value(constant, 7)
        try:
            assert fit.value_of(constant) == 7
        finally:
            fit.set_value(constant, before)
        assert fit.value_of(constant) == before


def test_every_constant_is_there_and_its_value_among_those_tried():
    for constant in fit.CONSTANTS:
        assert fit.value_of(constant) in constant.values, constant.name


def test_a_fit_prints_before_and_after_and_changes_nothing(ids, task, capsys):
    before = [fit.value_of(constant) for constant in fit.CONSTANTS]
    fit.fit(fit.measure(task))
    printed = capsys.readouterr().out
    assert "held out: before, after" in printed
    assert "invented: search" in printed
    assert "invented: match" in printed
    assert [fit.value_of(constant) for constant in fit.CONSTANTS] == before
