"""People who can be written to, and what they follow."""

import pytest
from allauth.account.models import EmailAddress

from alerts.models import Subscription
from tests.factories import UserFactory


def confirmed(user):
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@pytest.fixture
def reader(db):
    """Somebody with a confirmed address and no organisation."""
    return confirmed(UserFactory(language="en"))


@pytest.fixture
def follows():
    """`follows(user, kind, target)` is a subscription from an hour ago, told at once unless said otherwise."""

    def made(user, kind, target, frequency="at_once", **values):
        return Subscription.objects.create(user=user, kind=kind, target=target, frequency=frequency, **values)

    return made
