"""The same calls as the services' tests stand on, on a site with its pages and its city staff."""

import pytest

from tests.factories import MembershipFactory
from tests.proposals.conftest import at, files_folder, open_to_all, withheld

__all__ = ["at", "files_folder", "open_to_all", "withheld"]


@pytest.fixture
def signed(city, signed):
    """The same, and the site stands."""
    return signed


@pytest.fixture
def member(signed):
    """`member(organisation, role)`: the client of a new member, with its `user`."""

    def made(organisation, role="owner"):
        user = MembershipFactory(organisation=organisation, role=role).user
        client = signed(user)
        client.user = user
        return client

    return made
