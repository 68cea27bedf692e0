"""Attack 22: whether an address has an account is told by no text, no status and no work done."""

import re
from unittest.mock import patch

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.urls import reverse
from mailer.models import Message

from tests.accounts.conftest import SIGN_UP, entered, person_with

pytestmark = pytest.mark.django_db
KNOWN, UNKNOWN = "lan@example.org", "nobody@example.org"


@pytest.fixture
def people(site):
    person_with(KNOWN)
    person_with("closed@example.org", is_active=False)
    person_with("waiting@example.org", verified=False)


def told(client, path, data, address):
    """Status, body (followed to the end) and how many passwords were hashed; without what differs on each page."""
    hashed = []

    def encode(self, password, salt):
        hashed.append(password)
        return encode_really(self, password, salt)

    encode_really = MD5PasswordHasher.encode
    with patch.object(MD5PasswordHasher, "encode", encode):
        answer = client.post(path, data)
        steps = [answer.status_code]
        while answer.status_code == 302:
            steps.append(answer.url)
            answer = client.get(answer.url)
    body = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())
    return steps, body.replace(address, "ADDRESS"), len(hashed)


def both(client_of, path, data_of, other=UNKNOWN):
    return [told(client_of(), path, data_of(address), address) for address in (KNOWN, other)]


@pytest.fixture
def fresh():
    from django.test import Client

    return Client


@pytest.mark.parametrize("other", [UNKNOWN, "closed@example.org", "waiting@example.org"])
def test_a_wrong_password(people, fresh, other):
    known, unknown = both(fresh, reverse("account_login"), lambda a: {"login": a, "password": "no"}, other)
    assert known == unknown
    assert known[2] == 1
    assert known[0] == [200]


def test_a_user_name_is_no_different(people, fresh):
    from organisations.models import User

    name = User.objects.get(email=KNOWN).username
    answers = [
        told(fresh(), reverse("account_login"), {"login": login, "password": "no"}, login)
        for login in (name, "nobody-of-this-name")
    ]
    assert answers[0] == answers[1]
    assert answers[0][2] == 1


def test_signing_up(people, fresh):
    known, unknown = both(fresh, reverse("account_signup"), lambda a: SIGN_UP | {"email": a})
    assert known == unknown
    assert known[2] == 1
    assert len(mail.outbox) == 2, "both get a letter"
    assert {letter.to[0] for letter in mail.outbox} == {KNOWN, UNKNOWN}


def test_a_wrong_code_after_signing_up(people, fresh):
    seen = []
    for address in (KNOWN, UNKNOWN):
        client = fresh()
        client.post(reverse("account_signup"), SIGN_UP | {"email": address})
        path = reverse("account_email_verification_sent")
        seen.append([told(client, path, {"code": "AAA-AAA"}, address) for _attempt in range(6)])
    assert seen[0] == seen[1]


def test_another_code_after_signing_up(people, fresh):
    seen = []
    for address in (KNOWN, UNKNOWN):
        client = fresh()
        client.post(reverse("account_signup"), SIGN_UP | {"email": address})
        path = reverse("account_email_verification_sent")
        seen.append(told(client, path, {"action": "resend"}, address))
    assert seen[0] == seen[1]


def test_a_forgotten_password(people, fresh):
    known, unknown = both(fresh, reverse("account_reset_password"), lambda a: {"email": a})
    assert known == unknown
    assert len(mail.outbox) == 2, "both get a letter"


def test_both_letters_wait_in_the_queue_and_nobody_waits_for_the_server(people, fresh, settings):
    settings.EMAIL_BACKEND = "mailer.backend.DbBackend"
    both(fresh, reverse("account_reset_password"), lambda a: {"email": a})
    assert Message.objects.count() == 2
    assert not mail.outbox


def test_changing_to_an_address_that_somebody_has(people, fresh):
    from allauth.account.models import EmailAddress

    seen = []
    for number, address in enumerate((KNOWN, UNKNOWN)):
        mine = f"me{number}@example.org"
        user = person_with(mine)
        client = entered(user)
        answer = told(client, reverse("account_email"), {"email": address, "action_add": "1"}, address)
        seen.append((answer[0], answer[1].replace(mine, "MINE"), answer[2]))
        assert EmailAddress.objects.get(user=user, primary=True).email == mine
    assert seen[0] == seen[1]
