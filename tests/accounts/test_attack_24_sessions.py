"""Attack 24: poisoned hosts, open redirects, forged requests, fixed sessions, frames, shared caches."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.accounts.conftest import PASSWORD, SIGN_UP, person_with

pytestmark = pytest.mark.django_db
EVIL = "https://evil.example"


@pytest.fixture
def lan(site):
    return person_with("lan@example.org")


def entered(client, **more):
    return client.post(reverse("account_login"), {"login": "lan@example.org", "password": PASSWORD} | more)


def test_a_foreign_host_is_refused(lan, client):
    assert client.get(reverse("account_login"), HTTP_HOST="evil.example").status_code == 400


def test_links_in_letters_come_from_the_settings(lan, client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    client.post(reverse("account_reset_password"), {"email": "lan@example.org"}, HTTP_HOST="evil.example")
    client.post(reverse("account_signup"), SIGN_UP | {"email": "lan@example.org"}, HTTP_HOST="evil.example")
    client.post(reverse("account_reset_password"), {"email": "none@example.org"}, HTTP_HOST="evil.example")
    assert len(mail.outbox) == 3
    for letter in mail.outbox:
        assert settings.WAGTAILADMIN_BASE_URL in letter.body
        assert "evil" not in letter.body + letter.alternatives[0][0]


@pytest.mark.parametrize("to", [EVIL, "//evil.example", "/\\evil.example", "javascript:alert(1)", "https:evil.example"])
def test_nobody_is_sent_elsewhere(lan, client, to):
    assert "evil" not in entered(client, next=to).url
    assert client.get("/admin/login/", {"next": to}).url.endswith("next=%2Fadmin%2F")
    assert "evil" not in client.post(reverse("account_logout"), {"next": to}).url


def test_the_way_within_the_site_is_kept(lan, client):
    assert client.get("/admin/login/", {"next": "/admin/pages/"}).url.endswith("next=%2Fadmin%2Fpages%2F")
    assert entered(client, next="/vi/search/").url == "/vi/search/"


@pytest.mark.parametrize(
    "name", ["account_login", "account_signup", "account_logout", "my_account", "account_delete", "account_consent"]
)
def test_a_form_of_another_site_is_refused(lan, name):
    client = Client(enforce_csrf_checks=True)
    client.force_login(lan)
    assert client.post(reverse(name), {"purpose": "news", "to": "give"}).status_code == 403
    lan.refresh_from_db()
    assert not lan.consents.exists()


def test_a_session_that_somebody_planted_is_left_behind(lan, client):
    client.get(reverse("account_login"))
    session = client.session
    session["planted"] = "1"
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted
    entered(client)
    assert client.session.session_key != planted
    assert "_auth_user_id" not in Client(headers={"cookie": f"sessionid={planted}"}).session


def test_signing_out_ends_the_session_on_the_server(lan, client):
    entered(client)
    kept = client.session.session_key
    client.post(reverse("account_logout"))
    thief = Client()
    thief.cookies["sessionid"] = kept
    assert thief.get(reverse("my_account")).status_code == 302


def test_signing_out_needs_a_post(lan, client):
    entered(client)
    client.get(reverse("account_logout"))
    assert "_auth_user_id" in client.session


def test_a_new_password_ends_the_other_sessions(lan):
    here, there = Client(), Client()
    entered(here)
    entered(there)
    here.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": "một mật khẩu khác hẳn"})
    assert here.get(reverse("my_account")).status_code == 200
    assert there.get(reverse("my_account")).status_code == 302


@pytest.mark.parametrize("name", ["account_login", "my_account", "mfa_index", "account_signup"])
def test_pages_of_accounts_stand_in_no_frame_of_others_and_in_no_cache(lan, client, name):
    if name in {"my_account", "mfa_index"}:
        entered(client)
    answer = client.get(reverse(name))
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert "Cookie" in answer["Vary"]
    assert name == "mfa_index" or "no-store" in answer["Cache-Control"]


def test_the_cookie_is_out_of_reach_of_scripts(lan, client):
    entered(client)
    assert client.cookies["sessionid"]["httponly"]
    assert client.cookies["sessionid"]["samesite"] == "Lax"
