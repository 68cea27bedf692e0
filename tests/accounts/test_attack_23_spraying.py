"""Attack 23: guessing passwords through every door together, and from behind a forged address."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.accounts.conftest import PASSWORD, SIGN_UP, person_with

pytestmark = pytest.mark.django_db


def guess(client, login, password="no", **headers):
    return client.post(reverse("account_login"), {"login": login, "password": password}, **headers)


def refused(answer) -> bool:
    return answer.status_code == 429 or "quá nhiều" in answer.content.decode() or "Too many" in answer.content.decode()


def test_one_account_is_closed_to_guessing_after_five_and_says_it_the_same_for_an_unknown_one(site):
    person_with("lan@example.org")
    for login in ("lan@example.org", "nobody@example.org"):
        answers = [guess(Client(REMOTE_ADDR=f"10.0.0.{n}"), login) for n in range(6)]
        assert [refused(answer) for answer in answers] == [False] * 5 + [True]
    assert refused(guess(Client(), "lan@example.org", PASSWORD)), "the right one too, or the limit tells which it was"


def test_one_address_that_tries_many_accounts_is_stopped(site):
    client = Client()
    answers = [guess(client, f"person{number}@example.org") for number in range(11)]
    assert [refused(answer) for answer in answers] == [False] * 10 + [True]
    person_with("lan@example.org")
    assert refused(guess(client, "lan@example.org", PASSWORD))


def test_a_success_in_between_does_not_wipe_the_count(site):
    person_with("mine@example.org")
    client = Client()
    for number in range(9):
        guess(client, f"person{number}@example.org")
    assert guess(Client(), "mine@example.org", PASSWORD).status_code == 302
    guess(Client(), "person10@example.org")
    assert refused(guess(Client(), "person11@example.org"))


def test_a_forged_forwarding_header_is_not_believed(site):
    answers = [
        guess(Client(), f"person{number}@example.org", HTTP_X_FORWARDED_FOR=f"203.0.113.{number}")
        for number in range(11)
    ]
    assert refused(answers[-1])


def test_behind_our_proxy_only_what_it_noted_counts(site, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    forged = [
        guess(Client(), f"person{number}@example.org", HTTP_X_FORWARDED_FOR=f"203.0.113.{number}, 198.51.100.7")
        for number in range(11)
    ]
    assert refused(forged[-1])
    other = guess(Client(), "person20@example.org", HTTP_X_FORWARDED_FOR="203.0.113.1, 198.51.100.8")
    assert not refused(other), "another visitor behind the same proxy"


def test_a_request_that_went_past_a_proxy_counts_by_its_connection(site, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    answers = [
        guess(Client(), f"person{number}@example.org", HTTP_X_FORWARDED_FOR=f"203.0.113.{number}")
        for number in range(11)
    ]
    assert answers[0].status_code == 200
    assert refused(answers[-1])


def test_a_network_of_one_customer_is_one_address(site):
    answers = [
        guess(Client(REMOTE_ADDR=f"2001:db8:1:2::{number}"), f"person{number}@example.org") for number in range(11)
    ]
    assert refused(answers[-1])


@pytest.mark.parametrize("path", ["/admin/login/", "/vi/_util/login/", "/en/_util/login/"])
def test_the_doors_of_wagtail_take_no_password(site, path):
    person_with("staff@example.org", is_superuser=True, is_staff=True)
    answer = Client().post(path, {"username": "staff@example.org", "password": PASSWORD})
    assert answer.status_code == 405
    assert "_auth_user_id" not in answer.client.session
    assert Client().get(path).url.partition("?")[0] == reverse("account_login")


def test_the_admin_sends_whoever_is_not_signed_in_to_the_one_door(site):
    answer = Client().get("/admin/")
    assert answer.status_code == 302
    assert answer.url.partition("?")[0] == reverse("account_login")
    assert "next=/admin/" in answer.url


def test_signing_up_and_asking_for_letters_are_limited_too(site):
    client = Client()
    ups = [client.post(reverse("account_signup"), SIGN_UP | {"email": f"p{n}@example.org"}) for n in range(11)]
    assert ups[-1].status_code == 429
    client = Client(REMOTE_ADDR="10.1.1.1")
    asked = [client.post(reverse("account_reset_password"), {"email": "lan@example.org"}) for _n in range(4)]
    assert [answer.status_code for answer in asked] == [302, 302, 302, 429]
