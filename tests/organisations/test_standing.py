"""Unverified, submitted, verified or refused; renewed each year; each step a row and a letter."""

import importlib
from datetime import timedelta

import pytest
from django.apps import apps
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from history.models import StateChange
from organisations.models import Organisation, Verification
from organisations.refusals import Refused
from organisations.services import (
    ask_for_verification,
    change_profile,
    may_renew,
    refuse,
    standing_of,
    take_question_back,
    verify,
    withdraw_verification,
)
from organisations.working_days import add_working_days
from search.models import Entry
from tests.factories import MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def new():
    return MembershipFactory(organisation__verified=False).organisation


@pytest.fixture
def old():
    return MembershipFactory().organisation


def steps(organisation, kind="organisation"):
    rows = StateChange.objects.filter(organisation=organisation.key, kind=kind).order_by("pk")
    return [(row.from_state, row.to_state) for row in rows]


def ends_in(organisation, **span):
    organisation.verified_until = timezone.now() + timedelta(**span)
    Organisation.objects.filter(pk=organisation.pk).update(verified_until=organisation.verified_until)


def test_asked_refused_asked_again_and_verified(new):
    asked = ask_for_verification(organisation=new)
    assert asked.due_on == add_working_days(timezone.localdate(), 5)
    with pytest.raises(Refused):
        ask_for_verification(organisation=new)
    refuse(organisation=new, reason="Trang web không nêu tên đơn vị")
    assert standing_of(new) == "refused"
    ask_for_verification(organisation=new)
    verify(organisation=new, reason="đã gọi điện")
    new.refresh_from_db()
    assert standing_of(new) == "verified"
    assert timedelta(days=364) < new.verified_until - timezone.now() <= timedelta(days=365)
    assert steps(new) == [
        ("unverified", "submitted"),
        ("submitted", "refused"),
        ("refused", "submitted"),
        ("submitted", "verified"),
    ]
    refused, verified = mail.outbox
    assert "Trang web không nêu tên đơn vị" in refused.body and "/vi/workspace/organisations/" in verified.body


def test_a_question_may_be_taken_back(new):
    ask_for_verification(organisation=new)
    take_question_back(organisation=new)
    assert standing_of(new) == "unverified" and steps(new)[-1] == ("submitted", "unverified")
    with pytest.raises(Refused):
        take_question_back(organisation=new)


def test_nothing_is_refused_that_was_not_asked(old):
    with pytest.raises(Refused):
        refuse(organisation=old, reason="x")


def test_renewal_opens_thirty_days_before_the_end(old):
    assert not may_renew(old)
    with pytest.raises(Refused):
        ask_for_verification(organisation=old)
    ends_in(old, days=29)
    until = old.verified_until
    assert may_renew(old)
    ask_for_verification(organisation=old)
    assert standing_of(old) == "verified" and not may_renew(old)
    verify(organisation=old)
    old.refresh_from_db()
    assert old.verified_until == until + timedelta(days=365), "nothing is lost by asking early"
    assert steps(old) == [("unverified", "verified")], "it never ceased to be verified"
    assert steps(old, "verification") == [("", "asked"), ("asked", "verified")]


def test_letters_thirty_and_seven_days_before_each_once(old):
    ends_in(old, days=31)
    call_command("tend_organisations")
    assert mail.outbox == []
    for days in (30, 20, 7, 3):
        ends_in(old, days=days)
        call_command("tend_organisations")
        call_command("tend_organisations")
    assert len(mail.outbox) == 2


def test_a_silent_clock_sends_the_nearest_letter_only(old):
    ends_in(old, days=5)
    call_command("tend_organisations")
    call_command("tend_organisations")
    assert len(mail.outbox) == 1


def test_who_has_asked_gets_no_letter_and_stays_verified_past_the_date(old):
    ends_in(old, days=20)
    ask_for_verification(organisation=old)
    ends_in(old, days=-1)
    call_command("tend_organisations")
    old.refresh_from_db()
    assert old.is_verified and mail.outbox == []
    refuse(organisation=old, reason="Mã số đã đóng")
    call_command("tend_organisations")
    old.refresh_from_db()
    assert not old.is_verified


def test_what_is_not_renewed_ends(old):
    ends_in(old, seconds=-1)
    call_command("tend_organisations")
    call_command("tend_organisations")
    old.refresh_from_db()
    assert not old.is_verified and old.verified_until is None
    assert Entry.objects.get(key=old.key).is_deleted
    assert steps(old)[-1] == ("verified", "unverified")
    assert len(mail.outbox) == 1
    ask_for_verification(organisation=old)
    assert standing_of(old) == "submitted"


def test_demonstration_and_the_office_do_not_run_out(office):
    demonstration = OrganisationFactory(is_demonstration=True)
    assert demonstration.verified_until is None and office.is_verified and office.verified_until is None


def test_a_checked_column_of_a_verified_organisation_waits(old):
    name = old.name_vi
    waiting = change_profile(organisation=old, by=None, columns={"name_vi": "Tên mới", "phone": "028 1234"})
    old.refresh_from_db()
    assert waiting == ["name_vi"] and old.name_vi == name and old.phone == "028 1234"
    change_profile(organisation=old, by=None, columns={"name_vi": "Tên mới hơn"})
    assert Verification.objects.get().changes == {"name_vi": "Tên mới hơn"}
    until = old.verified_until
    verify(organisation=old)
    old.refresh_from_db()
    assert old.name_vi == "Tên mới hơn" and old.verified_until == until


def test_going_back_to_the_old_name_takes_the_question_back(old):
    change_profile(organisation=old, by=None, columns={"name_vi": "Tên mới"})
    change_profile(organisation=old, by=None, columns={"name_vi": old.name_vi})
    assert not Verification.objects.open().exists()


def test_a_refused_change_leaves_all_as_it_was(old):
    name = old.name_vi
    change_profile(organisation=old, by=None, columns={"name_vi": "Tên mới"})
    refuse(organisation=old, reason="không có quyết định đổi tên")
    old.refresh_from_db()
    assert old.name_vi == name and old.is_verified
    assert "Hồ sơ" in mail.outbox[-1].body or "profile" in mail.outbox[-1].body


def test_an_unverified_one_changes_at_once(new):
    assert change_profile(organisation=new, by=None, columns={"name_vi": "Tên mới"}) == []
    new.refresh_from_db()
    assert new.name_vi == "Tên mới" and not Verification.objects.exists()


def test_withdrawal_answers_what_waits(old):
    change_profile(organisation=old, by=None, columns={"name_vi": "Tên mới"})
    withdraw_verification(organisation=old, reason="giả mạo")
    assert standing_of(old) == "unverified" and not Verification.objects.open().exists()
    assert "giả mạo" in mail.outbox[-1].body
    assert Organisation.objects.get(pk=old.pk).name_vi != "Tên mới"


def test_what_was_verified_before_gets_a_date_and_time_to_renew(office):
    migration = importlib.import_module("organisations.migrations.0005_until_when_verified")
    young, old, invented = OrganisationFactory(), OrganisationFactory(), OrganisationFactory(is_demonstration=True)
    Organisation.objects.update(verified_until=None)
    long_ago = timezone.now() - timedelta(days=700)
    Organisation.objects.filter(pk=old.pk).update(verified_at=long_ago)
    migration.give_dates(apps, None)
    until = dict(Organisation.objects.values_list("pk", "verified_until"))
    assert until[young.pk] == young.verified_at + timedelta(days=365)
    assert until[old.pk] > timezone.now() + timedelta(days=31), "the letters come before the end"
    assert until[invented.pk] is None and until[office.pk] is None
