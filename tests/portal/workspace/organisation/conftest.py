"""A verified organisation with people of each role, one of somebody else, and their clients."""

import pytest

from tests.factories import OrganisationFactory


@pytest.fixture
def mine(city):
    return OrganisationFactory(email_domain="truong.edu.vn", code="0100109106", address="Số 1", ward="phường Sài Gòn")


@pytest.fixture
def theirs(city):
    return OrganisationFactory()
