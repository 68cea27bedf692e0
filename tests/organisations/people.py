"""People with addresses that are shown to be theirs."""

from allauth.account.models import EmailAddress

from tests.factories import UserFactory


def confirmed(email="lan@truong.edu.vn", **values):
    """A person whose address is verified."""
    user = UserFactory(email=email, **values)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user
