"""The mailed link that stops letters without signing in: whoever has the letter has the right.

It names a person and one subscription, or 0 for all. It never ages, as letters are kept for years, and can do nothing
but stop.
"""

from django.core import signing

SALT = "alerts.stop"


def token_for(user: int, subscription: int = 0) -> str:
    return signing.Signer(salt=SALT).sign_object([user, subscription])


def read_token(token: str) -> tuple[int, int] | None:
    """The person's and the subscription's number; None for what is altered."""
    try:
        user, subscription = signing.Signer(salt=SALT).unsign_object(token)
    except signing.BadSignature:
        return None
    return user, subscription
