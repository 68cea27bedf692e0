"""An engine of the test's own."""

from tests.portal.conftest import engine

__all__ = ["engine"]
