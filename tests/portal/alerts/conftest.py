"""The same people as below, and an engine that is there before anything is published."""

import pytest

from tests.alerts.conftest import confirmed, follows, reader

__all__ = ["confirmed", "follows", "reader"]


@pytest.fixture(autouse=True)
def before_engine(site, engine):
    """In place before anything is asked."""
