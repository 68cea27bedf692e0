"""No English is left on the Vietnamese screens and letters of accounts: allauth brings no Vietnamese of its own."""

import re
from html.parser import HTMLParser

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.letters import NOTICES
from tests.accounts.conftest import PASSWORD, SIGN_UP, entered, person_with
from tests.accounts.test_second_step import with_app

pytestmark = pytest.mark.django_db
ENGLISH = re.compile(
    r"\b(the|your|you|this|password|sign|address|account|please|must|too|code|codes|key|keys|of|is|are|was|with|field)\b",
    re.IGNORECASE,
)
NAMES = re.compile(
    r"Google Authenticator|Microsoft Authenticator|FreeOTP|JavaScript|passkeys?|Chrome|Firefox|Linux", re.I
)


class Words(HTMLParser):
    """The text and the labels inside <main>, without scripts and the site's own navigation."""

    def __init__(self):
        super().__init__()
        self.skipping, self.inside, self.found = 0, False, []

    def handle_starttag(self, tag, attrs):
        self.inside |= tag == "main"
        self.skipping += tag in {"script", "nav"}
        self.found += [text for name, text in attrs if self.inside and name in {"alt", "aria-label", "placeholder"}]

    def handle_endtag(self, tag):
        self.inside &= tag != "main"
        self.skipping -= tag in {"script", "nav"}

    def handle_data(self, data):
        if self.inside and not self.skipping:
            self.found.append(data)


def english(answer) -> list[str]:
    assert answer.status_code in {200, 409, 429}, answer
    reader = Words()
    reader.feed(answer.content.decode())
    return [text for text in map(str.strip, reader.found) if ENGLISH.search(NAMES.sub("", text))]


@pytest.mark.parametrize(
    "path",
    [
        "login",
        "signup",
        "password/reset",
        "password/reset/done",
        "password/reset/key/done",
        "password/reset/key/2-abc",
        "inactive",
        "terms",
    ],
)
def test_before_signing_in(site, path):
    assert english(Client().get(f"/vi/account/{path}/")) == []


def test_what_is_said_when_something_is_wrong(site):
    client, path = Client(), reverse("account_email_verification_sent")
    assert english(client.post(reverse("account_login"), {"login": "a@example.org", "password": "no"})) == []
    assert english(client.post(reverse("account_signup"), {"email": "x", "password1": "12345"})) == []
    client.post(reverse("account_signup"), SIGN_UP)
    assert english(client.get(path)) == []
    assert english(client.post(path, {"code": "AAA-AAA"})) == []
    client = Client()
    for _attempt in range(5):
        answer = client.post(reverse("account_login"), {"login": "b@example.org", "password": "no"})
    assert english(client.post(reverse("account_login"), {"login": "b@example.org", "password": "no"})) == []
    assert english(answer) == []


def test_the_own_account(site):
    client = entered(person_with("lan@example.org"))
    with_app(client)
    for path in (
        "",
        "email/",
        "password/change/",
        "sessions/",
        "delete/",
        "logout/",
        "2fa/",
        "2fa/totp/deactivate/",
        "2fa/webauthn/",
        "2fa/webauthn/add/",
        "2fa/recovery-codes/",
        "2fa/recovery-codes/generate/",
    ):
        assert english(client.get(f"/vi/account/{path}")) == [], path
    wrong = client.post(reverse("account_change_password"), {"oldpassword": "no", "password1": "12345"})
    assert english(wrong) == []


def test_proving_it_once_more(site):
    user = person_with("lan@example.org")
    with_app(entered(user))
    client = Client()
    client.force_login(user)
    for name in ("account_reauthenticate", "mfa_reauthenticate"):
        assert english(client.get(reverse(name))) == [], name
    client = Client()
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    assert english(client.get(reverse("mfa_authenticate"))) == []
    assert english(client.post(reverse("mfa_authenticate"), {"code": "000000"})) == []


def test_letters(site, rf):
    from allauth.core import context

    from accounts.adapter import AccountAdapter

    user = person_with("lan@example.org")
    request = rf.get("/vi/", HTTP_USER_AGENT="Firefox")
    with context.request_context(request):
        adapter = AccountAdapter(request)
        for name in NOTICES:
            adapter.send_notification_mail(
                f"account/email/{name}", user, {"from_email": "a@x.vn", "to_email": "b@x.vn"}
            )
        adapter.send_mail("account/email/email_confirmation", user.email, {"code": "AB12"})
        adapter.send_mail("account/email/password_reset_key", user.email, {"password_reset_url": "https://x.vn/"})
        adapter.send_account_already_exists_mail(user.email)
        adapter.send_mail("account/email/unknown_account", "none@example.org", {})
    assert len(mail.outbox) == len(NOTICES) + 4
    for letter in mail.outbox:
        text = re.sub(r"https?://\S+", "", f"{letter.subject}\n{letter.body}")
        assert not ENGLISH.search(NAMES.sub("", text)), letter.subject
