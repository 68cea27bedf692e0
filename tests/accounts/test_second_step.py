"""The second step of signing in, and staff who need it."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.test import Client, TestCase
from django.urls import reverse

from tests.accounts.conftest import entered, person_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan(site):
    return person_with("lan@example.org")


def code_now(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def with_app(client) -> str:
    """Adds an authenticator app through the page; its secret."""
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r'class="secret">([A-Z2-7]+)<', page).group(1)
    with TestCase.captureOnCommitCallbacks(execute=True):
        answer = client.post(reverse("mfa_activate_totp"), {"code": code_now(secret)})
    assert answer.status_code == 302
    return secret


def test_the_password_alone_no_longer_suffices(lan):
    with_app(entered(lan))
    assert "127.0.0.1" in mail.outbox[-1].body
    client = entered(lan)
    assert "_auth_user_id" not in client.session
    assert client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    assert "_auth_user_id" not in client.session


def test_a_recovery_code_works_once(lan):
    first = entered(lan)
    with_app(first)
    codes = re.findall(r"<code>(\w+)</code>", first.get(reverse("mfa_view_recovery_codes")).content.decode())
    assert len(codes) == 10
    client = entered(lan)
    assert client.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code == 302
    assert client.session["_auth_user_id"] == str(lan.pk)
    again = entered(lan)
    again.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert "_auth_user_id" not in again.session


def test_guessing_codes_ends(lan):
    first = entered(lan)
    with_app(first)
    codes = re.findall(r"<code>(\w+)</code>", first.get(reverse("mfa_view_recovery_codes")).content.decode())
    client = entered(lan)
    for number in range(6):
        client.post(reverse("mfa_authenticate"), {"code": f"{number:06}"})
    client.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert "_auth_user_id" not in client.session


def test_devices_that_signed_in_with_the_password_alone_are_out(lan):
    thief, owner = entered(lan), entered(lan)
    assert thief.get(reverse("my_account")).status_code == 200
    with_app(owner)
    assert thief.get(reverse("my_account")).status_code == 302
    assert owner.get(reverse("my_account")).status_code == 200


def test_adding_a_step_asks_for_the_password_again(lan):
    client = Client()
    client.force_login(lan)
    answer = client.get(reverse("mfa_activate_totp"))
    assert answer.url.startswith(reverse("account_reauthenticate"))
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("path", ["/admin/", "/admin/pages/", "/admin/users/", "/admin/api/main/pages/"])
def test_staff_without_a_second_step_see_nothing_of_the_admin(editor, settings, path):
    settings.STAFF_NEED_MFA = True
    client = Client()
    client.force_login(editor)
    answer = client.get(path)
    assert answer.status_code == 302
    assert answer.url == reverse("mfa_index")
    assert "notice warn" in client.get(answer.url).content.decode(), "it says why"


def test_staff_with_one_come_in(editor, settings):
    settings.STAFF_NEED_MFA = True
    Authenticator.objects.create(user=editor, type="recovery_codes", data={})
    client = Client()
    client.force_login(editor)
    assert client.get("/admin/").status_code == 302, "recovery codes alone are no second step"
    Authenticator.objects.create(user=editor, type="totp", data={"secret": "x"})
    assert client.get("/admin/").status_code == 200


def test_a_person_without_rights_in_the_admin_is_sent_away_as_before(lan, settings):
    settings.STAFF_NEED_MFA = True
    client = Client()
    client.force_login(lan)
    assert client.get("/admin/").url != reverse("mfa_index")


def test_base_settings_ask_staff_for_it():
    from portal.settings import base

    assert base.STAFF_NEED_MFA is True
