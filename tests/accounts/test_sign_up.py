"""From the form to a confirmed account."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse

from accounts.consents import VERSION
from accounts.models import Consent
from organisations.models import User
from tests.accounts.conftest import SIGN_UP, code_in_mail, person_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(client, site):
    return lambda **changes: client.post(reverse("account_signup"), SIGN_UP | changes)


def test_a_code_from_the_letter_opens_the_account(client, post):
    answer = post()
    assert answer.status_code == 302
    assert answer.url == reverse("account_email_verification_sent")
    assert not EmailAddress.objects.get(email=SIGN_UP["email"]).verified
    page = client.get(answer.url)
    assert SIGN_UP["email"] in page.content.decode()

    answer = client.post(answer.url, {"code": code_in_mail()})

    assert answer.url == reverse("workspace")
    user = User.objects.get(email=SIGN_UP["email"])
    assert str(user) == SIGN_UP["name"]
    assert user.emailaddress_set.get().verified
    assert client.session["_auth_user_id"] == str(user.pk)
    assert "nguyet" not in user.username


def test_a_wrong_code_opens_nothing_and_five_of_them_end_it(client, post):
    address = post().url
    for _attempt in range(5):
        client.post(address, {"code": "AAA-AAA"})
    client.post(address, {"code": code_in_mail()})
    assert "_auth_user_id" not in client.session
    assert not EmailAddress.objects.get(email=SIGN_UP["email"]).verified


@pytest.mark.parametrize("missing", ["terms", "personal_data", "name", "email", "password1"])
def test_nothing_required_can_be_left_out(post, missing):
    answer = post(**{missing: ""})
    assert answer.status_code == 200
    assert missing in answer.context["form"].errors
    assert not User.objects.exists()
    assert not mail.outbox


def test_consents_are_unticked_apart_and_kept_with_version_and_time(client, post, site):
    page = client.get(reverse("account_signup")).content.decode()
    assert page.count('type="checkbox"') == 3
    assert "checked" not in page
    assert page.count(reverse("account_terms")) == 2
    post()
    given = Consent.objects.filter(user__email=SIGN_UP["email"])
    assert {(row.purpose, row.version, row.language) for row in given} == {
        ("terms", VERSION, "vi"),
        ("personal_data", VERSION, "vi"),
    }
    assert all(row.given_at and row.withdrawn_at is None for row in given)


def test_news_is_a_consent_of_its_own(post):
    post(news="on")
    assert Consent.objects.filter(purpose="news").count() == 1


def test_a_weak_password_is_refused_with_the_reason(post):
    errors = post(password1="12345678").context["form"].errors["password1"]
    assert any("12" in error for error in errors)
    assert not User.objects.exists()


def test_whoever_never_confirmed_can_set_a_new_password_and_confirm(client, post, sign_in):
    squatted = person_with("nguyet@example.org", verified=False)
    post()
    assert User.objects.get() == squatted, "the constraint on addresses would have refused a second account"
    assert reverse("account_reset_password") in mail.outbox[-1].body
    answer = sign_in("nguyet@example.org")
    assert answer.url == reverse("account_email_verification_sent")


def test_letters_are_in_the_language_of_the_reader(client, site):
    client.post("/en/account/signup/", SIGN_UP)
    assert "is your code" in mail.outbox[0].subject
    assert User.objects.get().language == "en"
    html, kind = mail.outbox[0].alternatives[0]
    assert kind == "text/html"
    assert 'lang="en"' in html


def test_the_administrator_made_on_the_server_needs_no_address(client, site, sign_in):
    User.objects.create_superuser("admin", password="một mật khẩu dài")
    assert sign_in("admin", "một mật khẩu dài").url == reverse("workspace")
