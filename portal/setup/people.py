"""The first administrator."""

from organisations.models import User

ADMIN = "admin"


def prepare_admin(password: str) -> bool:
    """Makes the administrator once; a password that was changed later stays. Says whether the account is new."""
    if User.objects.filter(username=ADMIN).exists():
        return False
    User.objects.create_superuser(ADMIN, password=password)
    return True
