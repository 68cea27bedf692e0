"""People with a password, and what is read out of their letters."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.factories import UserFactory

PASSWORD = "bốn từ liền nhau thì tốt"
SIGN_UP = {
    "name": "Nguyễn Thị Ánh Nguyệt",
    "email": "nguyet@example.org",
    "password1": PASSWORD,
    "terms": "on",
    "personal_data": "on",
}


@pytest.fixture
def person(db):
    """Somebody with a confirmed address and the password PASSWORD."""
    return person_with("lan@example.org")


def person_with(email: str, *, verified: bool = True, **values):
    user = UserFactory(email=email, **values)
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=email, verified=verified, primary=True)
    return user


@pytest.fixture
def sign_in(client):
    """`sign_in(email, password)` types them into the page; the answer."""

    def made(email, password=PASSWORD, **more):
        return client.post(reverse("account_login"), {"login": email, "password": password} | more)

    return made


def code_in_mail() -> str:
    return re.search(r"^([A-Z0-9]{2,4}-?[A-Z0-9]{2,4})$", mail.outbox[-1].body, re.MULTILINE).group(1)


def entered(user):
    """A browser of theirs that just signed in and typed the password once more, as important changes ask."""
    client = Client(HTTP_USER_AGENT="Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0")
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    if "_auth_user_id" in client.session:
        assert client.post(reverse("account_reauthenticate"), {"password": PASSWORD}).status_code == 302
    return client
