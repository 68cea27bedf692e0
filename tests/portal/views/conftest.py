"""The site's pages before an engine of the test's own."""

import pytest


@pytest.fixture(autouse=True)
def before_engine(engine):
    """In place before anything is asked."""
