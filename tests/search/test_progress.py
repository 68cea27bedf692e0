"""A long command says how far it has come, and does not say it too often."""

import pytest
from django.utils.translation import override

from search.progress import EVERY, Progress


@pytest.fixture
def clock(monkeypatch):
    """The time, moved by hand."""
    moment = [100.0]
    monkeypatch.setattr("search.progress.time.monotonic", lambda: moment[0])
    return moment


@pytest.fixture
def lines():
    with override("en"):
        yield []


def test_a_line_a_second_and_the_last_one_always(clock, lines):
    progress = Progress(lines.append, "Indexing")
    progress(1, 4)
    clock[0] += EVERY
    progress(2, 4)
    progress(3, 4)
    progress(4, 4)
    assert lines == ["Indexing: 50 %, 2 rows, 2 a second", "Indexing: 100 %, 4 rows, 4 a second"]


def test_each_step_has_its_own_rate(clock, lines):
    progress = Progress(lines.append, "Checking")
    clock[0] += 10
    progress.begin("Writing")
    clock[0] += 2
    progress.tell(10, None)
    assert lines == ["Writing: 10 rows, 5 a second"]


def test_nothing_to_do_is_done(lines):
    Progress(lines.append, "Indexing")(0, 0)
    assert lines == ["Indexing: 100 %, 0 rows, 0 a second"]
