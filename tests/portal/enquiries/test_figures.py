"""A quarter's enquiries, counted."""

from datetime import datetime

from django.utils import timezone, translation

from enquiries.services import accept, agree, decline, write
from portal.enquiries.figures import enquiries_table
from portal.reports.quarters import Quarter


def quarter_of(moment):
    return Quarter.parse(f"{moment.year}Q{(moment.month + 2) // 3}")


def test_each_is_counted_once_in_its_quarter(two, begun, django_assert_num_queries):
    accept(enquiry=begun, by=two.minh)
    agree(enquiry=begun, by=two.anna)
    agree(enquiry=begun, by=two.minh)
    second = write(listing=two.need, asker=two.asker, by=two.anna, text="x")
    decline(enquiry=second, by=two.minh, reason="budget")
    with translation.override("en"), django_assert_num_queries(3):
        rows = dict(enquiries_table(quarter_of(timezone.localtime())).rows)
    assert rows["Enquiries sent"] == rows["Answered for the first time"] == 2
    assert rows["Agreed by both sides"] == rows["Declined"] == 1
    assert rows["Declined: The price and the budget do not meet"] == 1
    assert rows["Declined: Another reason"] == rows["No answer in 14 working days"] == 0
    with translation.override("en"):
        before = dict(enquiries_table(quarter_of(datetime(2020, 1, 1))).rows)
    assert not any(before.values())
