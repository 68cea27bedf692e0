"""A competition with one track, three entries, and a round that is open."""

import pytest

from tests.judging import making


@pytest.fixture
def contest(city):
    return making.contest()


@pytest.fixture
def track(contest):
    return contest.tracks.get()


@pytest.fixture
def teams(track):
    return [making.entry(track, name=name).team for name in ("Sao Mai", "Hạ Long", "Cửu Long")]


@pytest.fixture
def round(track, teams):
    return making.open_round(track)
