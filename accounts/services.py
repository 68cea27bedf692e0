"""The one way in for an account's end."""

from django.db import transaction

from accounts import personal_data
from organisations.models import Organisation, User


class StillNeeded(Exception):
    """The account cannot go yet; `organisations` would be left without an owner."""

    def __init__(self, organisations: list[Organisation]):
        super().__init__(", ".join(map(str, organisations)))
        self.organisations = organisations


def sole_ownerships(user: User) -> list[Organisation]:
    """The organisations whose only owner this person is: they name another one before they go."""
    from organisations import services

    return list(services.sole_ownerships(user))


@transaction.atomic
def erase_account(*, user: User) -> None:
    """Erases an account and all that is held of the person, or nothing at all. Raises StillNeeded."""
    User.objects.select_for_update().get(pk=user.pk)
    if owned := sole_ownerships(user):
        raise StillNeeded(owned)
    for holding in personal_data.holdings().values():
        holding.erase(user)
    user.delete()
