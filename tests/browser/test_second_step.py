"""Passkeys with a key that Chromium plays, and the second step that staff need, in a real browser."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import Browser

from portal.setup import MODERATORS, prepare_groups
from tests.accounts.conftest import PASSWORD, person_with
from tests.browser.people import Person
from tests.conftest import _member_of

pytestmark = [pytest.mark.browser]
ADDRESS = "lan@example.org"
# A telephone with a finger on it: it keeps the key, knows its owner, and answers at once.
TELEPHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def meet(browser: Browser):
    """`meet(language, **ways)` is a person in front of a browser, which is closed at the end."""
    people = []

    def made(language, **ways):
        people.append(Person(browser, language, **ways))
        return people[-1]

    yield made
    for person in people:
        person.close()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_passkey_signs_in_until_it_is_removed(empty_portal, meet, language):
    person_with(ADDRESS)
    lan = meet(language)
    telephone = hold_a_telephone(lan)
    sign_in(lan, empty_portal)
    lan.page.goto(empty_portal + address("mfa_index", language))
    lan.look()

    lan.go("Add a key")
    prove_it(lan)
    lan.look()
    lan.write("Name of this key", "Điện thoại")
    lan.go("Add this device")
    assert len(telephone.keys()) == 1
    lan.page.goto(empty_portal + address("mfa_list_webauthn", language))
    lan.look("Điện thoại", lan.say("Signs in without the password."))

    sign_out(lan)
    lan.page.goto(empty_portal + address("account_login", language))
    lan.go("Sign in with a passkey")
    lan.look(lan.say("What needs me"))

    lan.page.goto(empty_portal + address("mfa_list_webauthn", language))
    lan.hand.go(f"{lan.say('Remove')} Điện thoại")
    prove_it(lan)
    lan.look()
    lan.go("Remove")
    assert not Authenticator.objects.filter(type="webauthn").exists()

    sign_out(lan)
    lan.page.goto(empty_portal + address("account_login", language))
    lan.complaints.clear()
    lan.go("Sign in with a passkey")
    lan.look(lan.say("This passkey is not known here, or it was removed. Sign in with your password."))


@pytest.mark.parametrize("scripts", [True, False], ids=["keyboard", "without-javascript"])
def test_staff_enter_the_admin_with_an_app_beside_the_password(empty_portal, meet, settings, scripts):
    settings.STAFF_NEED_MFA = True
    prepare_groups()
    moderator = _member_of(MODERATORS)
    person_with(ADDRESS).groups.set(moderator.groups.all())
    hoa = meet("en", scripts=scripts)
    sign_in(hoa, empty_portal)
    hoa.page.goto(f"{empty_portal}/admin/")
    hoa.look(hoa.say("Staff sign in with a second step. Add an authenticator app or a passkey."))
    hoa.go("Add an app")
    prove_it(hoa)
    secret = hoa.page.locator(".secret").text_content()
    hoa.write("Authenticator code", code_of(secret))
    hoa.go("Add the app")
    hoa.look(hoa.say("Recovery codes"))
    assert hoa.page.goto(f"{empty_portal}/admin/").status == 200

    hoa.page.goto(empty_portal + address("my_account", "en"))
    sign_out(hoa)
    sign_in(hoa, empty_portal)
    hoa.look(hoa.say("The second step"))
    hoa.write("Code", "000000")
    hoa.go("Sign in")
    hoa.look("Incorrect code.")
    hoa.write("Code", code_of(secret, later=1))
    hoa.go("Sign in")
    assert hoa.page.goto(f"{empty_portal}/admin/").status == 200
    assert hoa.page.url == f"{empty_portal}/admin/"


class Telephone:
    def __init__(self, session, number: str):
        self.session, self.number = session, number

    def keys(self) -> list[dict]:
        return self.session.send("WebAuthn.getCredentials", {"authenticatorId": self.number})["credentials"]


def hold_a_telephone(person: Person) -> Telephone:
    session = person.context.new_cdp_session(person.page)
    session.send("WebAuthn.enable")
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": TELEPHONE})
    return Telephone(session, made["authenticatorId"])


def sign_in(person: Person, url: str) -> None:
    person.page.goto(url + address("account_login", person.language))
    person.write("E-mail address", ADDRESS)
    person.write("Password", PASSWORD)
    person.go("Sign in")


def sign_out(person: Person) -> None:
    person.go("Sign out")


def prove_it(person: Person) -> None:
    """Where the site asks once more who it is before something important is changed."""
    if "reauthenticate" in person.page.url:
        person.look(person.say("Is it you?"))
        person.write("Password", PASSWORD)
        person.go("Continue")


def code_of(secret: str, later: int = 0) -> str:
    """What an app shows now, or so many half minutes later: a code is good once."""
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()) + later))


def address(name: str, language: str) -> str:
    with override(language):
        return reverse(name)
