"""Signing in with a password, at the same cost whether the account exists or not."""

from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.internal.userkit import filter_users_by_email, get_user_by_username


class OneHashBackend(AuthenticationBackend):
    """Checks one password against one account: allauth's own asks by user name, then by address, and so hashes an
    existing account's password more often than an unknown one's, which a clock can tell. What finds no account hashes
    once in the parent."""

    def _authenticate(self, request, **credentials):
        address, name = credentials.get("email"), credentials.get("username")
        found = filter_users_by_email(address, prefer_verified=True, for_login=True) if address else []
        user = found[0] if found else (get_user_by_username(name) if name else None)
        return self._check_password(user, credentials["password"])
