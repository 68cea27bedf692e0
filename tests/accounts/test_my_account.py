"""The page of one's own account: name, consents, a copy, the end."""

import json
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from mailer.models import Message

from accounts import personal_data
from accounts.consents import give_consent, has_consented, withdraw_consent
from accounts.models import Consent
from accounts.services import StillNeeded, erase_account
from history.models import StateChange
from history.services import record_change
from mailing.letters import post
from organisations.models import Membership, Organisation, User
from tests.accounts.conftest import PASSWORD, code_in_mail, entered, person_with
from tests.factories import MembershipFactory, OrganisationFactory, ResearchFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan(site):
    return person_with("lan@example.org", first_name="Lan", last_name="Trần Thị")


@pytest.fixture
def mine(lan):
    """Lan's browser, just signed in with the password."""
    return entered(lan)


@pytest.mark.parametrize("name", ["my_account", "account_delete", "usersessions_list", "mfa_index", "account_email"])
def test_nobody_else_comes_in(site, name):
    answer = Client().get(reverse(name))
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))


def test_name_and_language_change_at_once(mine, lan):
    answer = mine.post(reverse("my_account"), {"first_name": "Trần Thị Ngọc Lan", "language": "en"})
    assert answer.status_code == 302
    lan.refresh_from_db()
    assert (str(lan), lan.language) == ("Trần Thị Ngọc Lan", "en")


def test_consents_are_given_withdrawn_and_given_again_as_rows(lan):
    first = give_consent(user=lan, purpose="news", language="vi")
    assert give_consent(user=lan, purpose="news", language="en") == first
    assert withdraw_consent(user=lan, purpose="news")
    assert not withdraw_consent(user=lan, purpose="news")
    assert not has_consented(lan, "news")
    give_consent(user=lan, purpose="news", language="en")
    assert [bool(row.withdrawn_at) for row in Consent.objects.order_by("id")] == [True, False]


def test_what_the_account_stands_on_is_withdrawn_by_erasing_it(mine, lan):
    give_consent(user=lan, purpose="terms", language="vi")
    with pytest.raises(ValueError, match="terms"):
        withdraw_consent(user=lan, purpose="terms")
    answer = mine.post(reverse("account_consent"), {"purpose": "terms", "to": "withdraw"})
    assert answer.url == reverse("account_delete")
    assert has_consented(lan, "terms")


def test_a_consent_is_withdrawn_on_the_page(mine, lan):
    mine.post(reverse("account_consent"), {"purpose": "news", "to": "give"})
    assert has_consented(lan, "news")
    mine.post(reverse("account_consent"), {"purpose": "news", "to": "withdraw"})
    assert not has_consented(lan, "news")
    assert mine.post(reverse("account_consent"), {"purpose": "everything", "to": "give"}).status_code == 400


def test_the_copy_holds_what_is_held_and_no_secret(mine, lan):
    give_consent(user=lan, purpose="news", language="vi")
    MembershipFactory(user=lan)
    record_change(key="need:1", kind="need", from_state="", to_state="draft", by=lan)
    answer = mine.post(reverse("account_export"))
    assert "attachment" in answer["Content-Disposition"]
    held = json.loads(answer.content)
    assert set(personal_data.holdings()) <= set(held)
    assert held["account"]["email"] == lan.email
    assert held["consents"][0]["purpose"] == "news"
    assert held["sign_ins"]["sessions"][0]["ip"] == "127.0.0.1"
    assert held["traces"]["state_changes"][0]["key"] == "need:1"
    text = answer.content.decode()
    assert "Trường Đại học Thử nghiệm" in text, "Vietnamese letters and the membership"
    assert lan.password not in text
    assert mine.session.session_key not in text


@pytest.mark.parametrize(("name", "method"), [("account_export", "post"), ("account_delete", "get")])
def test_both_ask_for_the_password_again(lan, name, method):
    client = Client()
    client.force_login(lan)  # a session that proved nothing lately
    answer = getattr(client, method)(reverse(name))
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_reauthenticate"))


def test_the_only_owner_is_told_which_organisation_and_stays(mine, lan):
    organisation = MembershipFactory(user=lan).organisation
    answer = mine.post(reverse("account_delete"))
    assert answer.status_code == 409
    assert str(organisation) in answer.content.decode()
    assert User.objects.filter(pk=lan.pk).exists()
    with pytest.raises(StillNeeded):
        erase_account(user=lan)
    MembershipFactory(organisation=organisation)
    assert mine.post(reverse("account_delete")).status_code == 200
    assert Organisation.objects.filter(pk=organisation.pk).exists()


def test_erasure_reaches_everything(mine, lan, settings, city):
    settings.EMAIL_BACKEND = "mailer.backend.DbBackend"
    other = person_with("minh@example.org")
    organisation = OrganisationFactory()
    MembershipFactory(organisation=organisation, user=other)
    MembershipFactory(organisation=organisation, user=lan, role="editor")
    listing = ResearchFactory(organisation=organisation, published=True, by=lan)
    record_change(key="need:1", kind="need", from_state="", to_state="draft", by=lan)
    give_consent(user=lan, purpose="news", language="vi")
    for to in ("LAN@example.org", other.email):
        post(to=to, name="account/unknown", language="vi", context={"email": to, "signup_url": "https://x/"})
    session = mine.session.session_key
    number = lan.pk

    assert mine.post(reverse("account_delete")).status_code == 200

    assert not User.objects.filter(pk=number).exists()
    assert not Session.objects.filter(session_key=session).exists()
    assert not UserSession.objects.filter(user_id=number).exists()
    assert [message.to_addresses for message in Message.objects.all()] == [[other.email]]
    assert not Membership.objects.filter(user_id=number).exists()
    assert not Consent.objects.exists()
    assert StateChange.objects.filter(key="need:1", by=None).exists(), "that it happened stays"
    listing.refresh_from_db()
    assert listing.live
    assert listing.latest_revision.user_id is None
    assert listing.get_latest_revision_as_object().title_vi == listing.title_vi
    assert _mentions(number, "lan@example.org") == []


def _mentions(number: int, address: str) -> list[str]:
    """Tables that still point at the person, or hold their address in a text column."""
    from django.apps import apps
    from django.db import models

    found = []
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            held = model._base_manager.all()
            if isinstance(field, models.ForeignKey) and field.related_model is User:
                held = held.filter(**{field.attname: number})
            elif isinstance(field, models.CharField | models.TextField):
                held = held.filter(**{f"{field.name}__icontains": address})
            else:
                continue
            if held.exists():
                found.append(f"{model._meta.label}.{field.name}")
    return found


def test_a_failure_half_way_erases_nothing(lan, monkeypatch):
    def fails(user):
        raise RuntimeError("of a holding")

    give_consent(user=lan, purpose="news", language="vi")
    monkeypatch.setattr(personal_data, "_holdings", dict(personal_data.holdings()))
    personal_data.register("zz", collect=lambda user: [], erase=fails)
    with pytest.raises(RuntimeError, match="of a holding"):
        erase_account(user=lan)
    assert User.objects.filter(pk=lan.pk).exists()
    assert has_consented(lan, "news")


def test_accounts_that_nobody_confirmed_go_after_a_week(site):
    from django.core.management import call_command

    long_ago = timezone.now() - timedelta(days=8)
    gone = person_with("never@example.org", verified=False)
    kept = [
        person_with("fresh@example.org", verified=False),
        person_with("confirmed@example.org"),
        person_with("staff@example.org", verified=False, is_staff=True),
    ]
    User.objects.exclude(pk=kept[0].pk).update(date_joined=long_ago)
    call_command("forget_unconfirmed")
    call_command("forget_unconfirmed")
    assert set(User.objects.all()) == set(kept)
    assert gone.pk


def test_the_others_are_signed_out(lan, mine):
    other = Client(HTTP_USER_AGENT="Mozilla/5.0 (iPhone; CPU iPhone OS 19 like Mac OS X) Safari/605")
    other.post(reverse("account_login"), {"login": lan.email, "password": PASSWORD})
    page = mine.get(reverse("usersessions_list")).content.decode()
    assert "Firefox, Linux" in page
    assert "Safari, iPhone" in page
    mine.post(reverse("usersessions_list"))
    assert other.get(reverse("my_account")).status_code == 302
    assert mine.get(reverse("my_account")).status_code == 200


def test_a_changed_password_is_told_by_letter(lan, mine):
    mine.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": "một mật khẩu khác hẳn"})
    letter = mail.outbox[-1]
    assert letter.to == [lan.email]
    assert "127.0.0.1" in letter.body


def test_the_address_changes_when_the_new_one_is_confirmed(lan, mine):
    answer = mine.post(reverse("account_email"), {"email": "moi@example.org", "action_add": "1"})
    lan.refresh_from_db()
    assert lan.email == "lan@example.org"
    assert mail.outbox[-1].to == ["moi@example.org"]
    mine.post(answer.url, {"code": code_in_mail()})
    lan.refresh_from_db()
    assert lan.email == "moi@example.org"
    assert list(lan.emailaddress_set.values_list("email", "verified")) == [("moi@example.org", True)]
    assert mail.outbox[-1].to == ["lan@example.org"], "the old address is told"
