"""The same round as the services' tests stand on, and browsers of who takes part in it."""

import pytest

from tests.judging import making
from tests.judging.conftest import contest, round, teams, track

__all__ = ["contest", "round", "teams", "track"]


@pytest.fixture
def judge(contest):
    return making.judge(contest)


@pytest.fixture
def files_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path
