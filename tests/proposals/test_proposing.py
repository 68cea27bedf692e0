"""A proposal is sent until the closing second, sealed at rest, replaced and taken back."""

import pytest
from django.core import mail
from django.db import connection

from history.models import StateChange
from organisations.refusals import Refused
from proposals.models import Proposal, SealedFile
from proposals.sealing import fingerprint
from proposals.services import (
    ask_approval,
    attach,
    begin,
    detach,
    save_draft,
    send,
    set_needs_approval,
    withdraw,
)
from proposals.services.proposing import own_content
from tests.factories import MembershipFactory, OrganisationFactory
from tests.proposals.conftest import CLOSES, OPENS, SECOND, SECRET, drafted, sent

pytestmark = pytest.mark.django_db


def fresh(proposal):
    return Proposal.objects.select_related("call", "organisation").get(pk=proposal.pk)


def test_a_second_before_the_closing_it_is_taken(open_to_all, at):
    proposal, user = drafted(open_to_all.call)
    at(CLOSES - SECOND)
    assert send(proposal=proposal, by=user)
    assert fresh(proposal).sent_at == CLOSES - SECOND


def test_at_the_closing_moment_it_is_refused(open_to_all, at):
    proposal, user = drafted(open_to_all.call)
    answered, other = sent(open_to_all.call)
    before = fresh(answered).sealed
    at(CLOSES)
    for change in (
        lambda: send(proposal=proposal, by=user),
        lambda: withdraw(proposal=answered, by=other),
        lambda: save_draft(proposal=answered, approach="muộn"),
        lambda: begin(call=open_to_all.call, organisation=OrganisationFactory(), by=user),
    ):
        with pytest.raises(Refused):
            change()
    assert not fresh(proposal).is_sent
    assert fresh(answered).sealed == before


def test_what_counts_is_the_row_and_not_the_object_in_hand(open_to_all, at):
    proposal, user = drafted(open_to_all.call)
    proposal.call.closes_at = CLOSES.replace(year=2030)
    at(CLOSES)
    with pytest.raises(Refused):
        send(proposal=proposal, by=user)


def test_a_second_before_the_opening_nothing_begins(open_to_all, at):
    at(OPENS - SECOND)
    with pytest.raises(Refused):
        begin(call=open_to_all.call, organisation=OrganisationFactory(), by=None)


def test_sent_twice_it_is_taken_once(open_to_all):
    proposal, user = drafted(open_to_all.call)
    mail.outbox.clear()
    assert send(proposal=proposal, by=user)
    assert not send(proposal=proposal, by=user)
    assert len(mail.outbox) == 1
    receipt = fingerprint(fresh(proposal).sealed)
    assert receipt in mail.outbox[0].body
    assert SECRET not in mail.outbox[0].body
    assert StateChange.objects.filter(key=proposal.key).count() == 1


def test_a_newer_draft_leaves_what_was_sent_until_it_is_sent_too(open_to_all):
    proposal, user = sent(open_to_all.call)
    first = fresh(proposal).sealed
    save_draft(proposal=proposal, approach="Cách làm mới")
    assert fresh(proposal).sealed == first
    assert send(proposal=proposal, by=user)
    assert fresh(proposal).sealed != first


def test_it_is_taken_back_and_can_be_sent_again(open_to_all):
    proposal, user = sent(open_to_all.call)
    withdraw(proposal=proposal, by=user)
    assert not fresh(proposal).is_sent
    assert own_content(fresh(proposal)).approach.endswith(SECRET)
    assert send(proposal=proposal, by=user)


def test_what_is_not_whole_is_not_sent(open_to_all):
    proposal, user = drafted(open_to_all.call, evidence=" ")
    with pytest.raises(Refused, match="1"):
        send(proposal=proposal, by=user)


def test_who_may_answer(open_to_all):
    with pytest.raises(Refused):
        begin(call=open_to_all.call, organisation=open_to_all.organisation, by=open_to_all.owner)
    with pytest.raises(Refused):
        begin(call=open_to_all.call, organisation=OrganisationFactory(verified=False), by=None)
    assert not Proposal.objects.exists()


def test_its_owner_approves_where_the_organisation_wants_that(open_to_all):
    proposal, owner = drafted(open_to_all.call)
    editor = MembershipFactory(organisation=proposal.organisation, role="editor").user
    set_needs_approval(organisation=proposal.organisation, needed=True)
    mail.outbox.clear()
    with pytest.raises(Refused):
        send(proposal=proposal, by=editor)
    ask_approval(proposal=proposal, by=editor)
    ask_approval(proposal=proposal, by=editor)
    assert [letter.to for letter in mail.outbox] == [[owner.email]]
    save_draft(proposal=proposal, timeline="Bốn tháng")
    assert fresh(proposal).approval_asked_at is None
    assert send(proposal=proposal, by=owner)


def test_the_database_and_the_folder_do_not_show_it(open_to_all, settings):
    proposal, _user = drafted(open_to_all.call)
    attach(proposal=proposal, name="ke hoach.pdf", data=f"%PDF {SECRET}".encode())
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM proposals_proposal")
        assert SECRET not in str(cursor.fetchall())
    row = SealedFile.objects.get()
    with row.file.open("rb") as file:
        assert SECRET.encode() not in file.read()
    assert "ke hoach" not in row.file.name


def test_an_older_secret_key_still_opens_it(open_to_all, settings):
    proposal, _user = drafted(open_to_all.call)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-secret-key-of-this-test"
    assert own_content(proposal).approach.endswith(SECRET)


def test_a_file_goes_when_neither_draft_nor_sent_text_has_it(open_to_all, django_capture_on_commit_callbacks):
    proposal, user = drafted(open_to_all.call)
    attach(proposal=proposal, name="a.pdf", data=b"a")
    send(proposal=proposal, by=user)
    row = SealedFile.objects.get()
    detach(proposal=proposal, number=row.pk)
    assert SealedFile.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        send(proposal=proposal, by=user)
    assert not SealedFile.objects.exists()
    assert not row.file.storage.exists(row.file.name)
