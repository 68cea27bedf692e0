"""Working days to a first answer, and what the clock does with them."""

from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone

from enquiries.answering import Promise, absence_now, median_answer, promise_of, waited
from enquiries.choices import State
from enquiries.models import Absence, Enquiry
from enquiries.services import answer, end_absence, give_up, remind, say_absence
from organisations.refusals import Refused
from tests.factories import OrganisationFactory

MONDAY = timezone.make_aware(datetime(2026, 11, 2, 9, 0))


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        (date(2026, 11, 2), date(2026, 11, 2), 0),
        (date(2026, 11, 2), date(2026, 11, 3), 1),
        (date(2026, 11, 6), date(2026, 11, 9), 1),  # over a weekend
        (date(2026, 11, 7), date(2026, 11, 8), 0),
        (date(2026, 9, 1), date(2026, 9, 3), 1),  # the second of September is a holiday
        (date(2026, 11, 2), date(2026, 11, 20), 14),
        (date(2020, 1, 1), date(2026, 11, 20), 15),
    ],
)
def test_working_days(since, until, days):
    assert waited(since, until) == days


def test_days_of_absence_are_not_counted():
    away = [(date(2026, 11, 3), date(2026, 11, 5))]
    assert waited(date(2026, 11, 2), date(2026, 11, 6), away) == 1
    assert waited(date(2026, 11, 2), date(2026, 11, 5), away) == 0


def test_a_median_needs_five():
    assert median_answer([1, 1, 1, 1]) is None
    assert median_answer([5, 1, 2, 14, 0]) == Promise(2, 5)
    assert median_answer([1, 2, 3, 4, 14, 0]) == Promise(2.5, 6)


def answered(owner, number, days=None, **columns):
    end = {"state": State.NO_ANSWER} if days is None else {"answered_at": MONDAY + timedelta(days=days)}
    listing = {"listing_key": f"research:{900 + number}"}
    return Enquiry.objects.create(asker=OrganisationFactory(), owner=owner, sent_at=MONDAY, **listing, **end, **columns)


def test_a_promise_is_made_of_what_was_answered_or_ran_out(two, django_assert_num_queries):
    for number, days in enumerate([1, 1, 2, 7]):
        answered(two.owner, number, days)
    Enquiry.objects.create(asker=two.asker, owner=two.owner, listing_key="research:1", sent_at=MONDAY)
    assert promise_of(two.owner) is None
    answered(two.owner, 5)
    with django_assert_num_queries(2):
        assert promise_of(two.owner) == Promise(2, 5)
    Absence.objects.create(organisation=two.owner, first_day=date(2026, 11, 3), last_day=date(2026, 11, 3))
    assert promise_of(two.owner) == Promise(1, 5)


def sent_on(enquiry, moment):
    Enquiry.objects.filter(pk=enquiry.pk).update(sent_at=moment)


def test_reminders_come_once_after_three_and_seven_working_days(two, begun):
    sent_on(begun, MONDAY)
    mail.outbox.clear()
    letters = []
    for day in range(1, 12):
        for _twice in range(2):
            remind(now=MONDAY + timedelta(days=day))
        letters.append(len(mail.outbox))
    assert letters == [0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2]
    assert all(each.to == [two.minh.email] for each in mail.outbox)


def test_after_fourteen_working_days_it_is_given_up_once(two, begun):
    sent_on(begun, MONDAY)
    assert give_up(now=MONDAY + timedelta(days=20)) == 0  # Sunday after the fourteenth
    mail.outbox.clear()
    assert give_up(now=MONDAY + timedelta(days=21)) == 1
    assert give_up(now=MONDAY + timedelta(days=21)) == 0
    begun.refresh_from_db()
    assert (begun.state, begun.waits_for, begun.answered_at) == (State.NO_ANSWER, "", None)
    assert {each.to[0] for each in mail.outbox} == {two.anna.email, two.minh.email}
    assert remind(now=MONDAY + timedelta(days=21)) == 0


def test_an_absence_stops_the_clock(two, begun):
    sent_on(begun, MONDAY)
    Absence.objects.create(organisation=two.owner, first_day=date(2026, 11, 3), last_day=date(2026, 11, 30))
    assert give_up(now=MONDAY + timedelta(days=27)) == remind(now=MONDAY + timedelta(days=27)) == 0


def test_what_was_answered_is_left_alone(two, begun):
    answer(enquiry=begun, by=two.minh, text="Vâng")
    sent_on(begun, MONDAY)
    later = MONDAY + timedelta(days=90)
    assert give_up(now=later) == remind(now=later) == 0


def test_the_command_is_quick_where_nothing_waits_and_says_what_it_did(two, begun, capsys, django_assert_num_queries):
    with django_assert_num_queries(2):
        call_command("tend_enquiries", verbosity=0)
    sent_on(begun, timezone.now() - timedelta(days=60))
    call_command("tend_enquiries")
    assert "1 enquiries" in capsys.readouterr().out


def test_absences_are_said_from_today_on_and_end(two):
    today, day = timezone.localdate(), timedelta(days=1)
    given = {"organisation": two.owner, "by": two.minh}
    with pytest.raises(PermissionDenied):
        say_absence(organisation=two.owner, by=two.anna, first_day=today, last_day=today)
    for first, last in [(today - day, today), (today + day, today), (today, today + 61 * day)]:
        with pytest.raises(Refused):
            say_absence(first_day=first, last_day=last, **given)
    said = say_absence(first_day=today, last_day=today + 3 * day, text=" Nghỉ Tết ", **given)
    assert absence_now(two.owner).text == "Nghỉ Tết"
    with pytest.raises(Refused):
        say_absence(first_day=today + 3 * day, last_day=today + 4 * day, **given)
    with pytest.raises(PermissionDenied):
        end_absence(absence=said, by=two.anna)
    end_absence(absence=said, by=two.minh)
    assert absence_now(two.owner) is None
    ran = Absence.objects.create(organisation=two.owner, first_day=today - 3 * day, last_day=today + day)
    end_absence(absence=ran, by=two.minh)
    assert absence_now(two.owner) is None and Absence.objects.get().last_day == today - day
