"""Two organisations and their people, each with a browser."""

import pytest
from django.test import Client

from tests.enquiries.two_sides import begun, begun_unnamed, two, withheld


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def anna(two):
    """An editor of the side that asks, who reads English letters."""
    return client_of(two.anna)


@pytest.fixture
def minh(two):
    """An editor of the side that is asked."""
    return client_of(two.minh)


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


__all__ = ["anna", "begun", "begun_unnamed", "minh", "own_media", "two", "withheld"]
