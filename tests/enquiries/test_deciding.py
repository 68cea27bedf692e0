"""Accept, agree, decline, close; contacts."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from enquiries.choices import Side, State
from enquiries.models import Contact
from enquiries.services import accept, agree, answer, close, decline, share_contacts, take_contacts_back
from organisations.refusals import Refused


def test_agreed_is_what_both_have_said(two, begun):
    with pytest.raises(Refused):
        agree(enquiry=begun, by=two.anna)
    accept(enquiry=begun, by=two.minh)
    agree(enquiry=begun, by=two.anna)
    assert (begun.state, begun.waits_for) == (State.IN_DISCUSSION, Side.OWNER)
    with pytest.raises(Refused):
        agree(enquiry=begun, by=two.anna)
    mail.outbox.clear()
    agree(enquiry=begun, by=two.minh)
    assert (begun.state, begun.waits_for) == (State.AGREED, "")
    assert begun.asker_agreed_at and begun.owner_agreed_at
    assert {each.to[0] for each in mail.outbox} == {two.anna.email, two.minh.email}
    answer(enquiry=begun, by=two.anna, text="Cảm ơn")
    assert (begun.state, begun.waits_for) == (State.AGREED, "")


def test_accepting_is_the_owners_and_a_first_answer(two, begun):
    with pytest.raises(PermissionDenied):
        accept(enquiry=begun, by=two.anna)
    mail.outbox.clear()
    accept(enquiry=begun, by=two.minh)
    assert begun.answered_at == begun.accepted_at is not None
    assert [each.to for each in mail.outbox] == [[two.anna.email]]
    with pytest.raises(Refused):
        accept(enquiry=begun, by=two.minh)


def test_declining_gives_one_of_the_reasons_and_tells_it(two, begun):
    with pytest.raises(PermissionDenied):
        decline(enquiry=begun, by=two.anna, reason="budget")
    with pytest.raises(Refused):
        decline(enquiry=begun, by=two.minh, reason="vì sao không")
    mail.outbox.clear()
    decline(enquiry=begun, by=two.minh, reason="budget")
    assert (begun.state, begun.decline_reason) == (State.DECLINED, "budget")
    assert begun.answered_at
    assert "The price and the budget do not meet" in mail.outbox[0].body
    with pytest.raises(Refused):
        decline(enquiry=begun, by=two.minh, reason="budget")


def test_closing(two, begun):
    with pytest.raises(Refused):
        close(enquiry=begun, by=two.minh)
    close(enquiry=begun, by=two.anna)
    assert begun.state == State.CLOSED
    with pytest.raises(Refused):
        close(enquiry=begun, by=two.anna)


def test_contacts_are_there_when_both_shared_and_may_be_taken_back_before(two, begun):
    with pytest.raises(Refused):
        share_contacts(enquiry=begun, by=two.anna)
    accept(enquiry=begun, by=two.minh)
    mail.outbox.clear()
    share_contacts(enquiry=begun, by=two.anna, phone=" 0909\n123 456 ")
    assert Contact.objects.get().phone == "0909 123 456"
    assert two.anna.email not in mail.outbox[0].body
    take_contacts_back(enquiry=begun, by=two.anna)
    assert not Contact.objects.exists()
    share_contacts(enquiry=begun, by=two.anna)
    mail.outbox.clear()
    share_contacts(enquiry=begun, by=two.minh)
    assert {each.to[0] for each in mail.outbox} == {two.anna.email, two.minh.email}
    with pytest.raises(Refused):
        take_contacts_back(enquiry=begun, by=two.anna)
    assert begun.contacts.count() == 2
