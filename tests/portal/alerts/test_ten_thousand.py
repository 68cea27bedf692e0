"""Ten thousand saved searches and one publication. How fast, benchmarks/alerts.py says; here, that it is whole."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.management import call_command

from alerts.models import Notice, Subscription
from alerts.searches import target_of
from organisations.models import User
from search.sync import drain
from tests.factories import ResearchFactory

pytestmark = pytest.mark.django_db
SUBSCRIPTIONS, PEOPLE, TOLD = 10_000, 2_500, 400
OTHERS = ("giao thông", "y tế", "nông nghiệp", "giáo dục", "du lịch", "ngân hàng")


def test_each_of_those_whose_search_finds_it_gets_one_letter_and_nobody_else():
    people = User.objects.bulk_create(User(username=f"u{n}", email=f"u{n}@example.org") for n in range(PEOPLE))
    EmailAddress.objects.bulk_create(EmailAddress(user=each, email=each.email, verified=True) for each in people)
    rows = []  # the others' words are in no text: a bare number is, in the names that the factories count
    for number in range(SUBSCRIPTIONS):
        words = "đọc hồ sơ" if number < TOLD else f"{OTHERS[number % len(OTHERS)]} q{number}q"
        rows.append(
            Subscription(user=people[number % PEOPLE], kind="search", target=target_of(words, {}), frequency="at_once")
        )
    Subscription.objects.bulk_create(rows)
    ResearchFactory(published=True, title_vi="Đọc hồ sơ giấy")
    drain()
    call_command("send_alerts", verbosity=0)
    call_command("send_alerts", verbosity=0)
    assert Notice.objects.count() == TOLD
    assert sorted(letter.to[0] for letter in mail.outbox) == sorted(each.email for each in people[:TOLD])
