"""Nobody but its own organisation reads a proposal before the closing; after it every opening is written down."""

import pytest

from history.models import Access
from proposals.opening import StillSealed, may_open, open_file, open_proposals
from proposals.services import ask_reviewer, attach, cancel_call, declare, send
from tests.factories import MembershipFactory, UserFactory
from tests.proposals.conftest import CLOSES, SECOND, SECRET, drafted, sent

pytestmark = pytest.mark.django_db


def reviewing(call, user, conflict=""):
    ask_reviewer(call=call, email=user.email)
    reviewer = call.reviewers.get(email=user.email)
    declare(reviewer=reviewer, user=user, conflict=conflict)
    reviewer.refresh_from_db()
    return reviewer


def people(open_to_all):
    call = open_to_all.call
    superuser = UserFactory(is_superuser=True, is_staff=True)
    reviewer = UserFactory()
    reviewing(call, reviewer)
    editor = MembershipFactory(organisation=open_to_all.organisation, role="editor").user
    viewer = MembershipFactory(organisation=open_to_all.organisation, role="viewer").user
    proposal, proposer = sent(call)
    return proposal, {
        "owner": open_to_all.owner,
        "editor": editor,
        "reviewer": reviewer,
        "viewer": viewer,
        "superuser": superuser,
        "proposer": proposer,
        "other": sent(call)[1],
    }


def test_before_the_closing_nobody_opens_it(open_to_all, at):
    proposal, them = people(open_to_all)
    at(CLOSES - SECOND)
    for name, user in them.items():
        with pytest.raises(StillSealed):
            open_proposals(call=open_to_all.call, proposals=[proposal], by=user)
        assert not may_open(open_to_all.call, user), name
    assert not Access.objects.exists()


def test_after_it_those_who_judge_open_it_and_each_time_is_written_down(open_to_all, at):
    proposal, them = people(open_to_all)
    at(CLOSES)
    allowed = {name for name, user in them.items() if may_open(open_to_all.call, user)}
    assert allowed == {"owner", "editor", "reviewer"}
    for _time in range(2):
        (opened,) = open_proposals(call=open_to_all.call, proposals=[proposal], by=them["editor"])
    assert SECRET in opened.content.approach
    rows = Access.objects.filter(what="proposal", key=proposal.key)
    assert [row.by for row in rows] == [them["editor"]] * 2


def test_the_clock_of_the_object_in_hand_opens_nothing(open_to_all, at):
    proposal, them = people(open_to_all)
    open_to_all.call.closes_at = open_to_all.call.opens_at
    with pytest.raises(StillSealed):
        open_proposals(call=open_to_all.call, proposals=[proposal], by=them["owner"])


def test_a_conflict_leaves_out_and_so_does_an_own_proposal(open_to_all, at):
    proposal, _them = people(open_to_all)
    colleague = MembershipFactory(organisation=open_to_all.organisation, role="editor").user
    reviewing(open_to_all.call, colleague, conflict="Anh em")
    both = MembershipFactory(organisation=open_to_all.organisation).user
    MembershipFactory(user=both, organisation=proposal.organisation, role="viewer")
    at(CLOSES)
    assert not may_open(open_to_all.call, colleague)
    assert not may_open(open_to_all.call, both)


def test_a_cancelled_call_stays_sealed_for_good(open_to_all, at):
    proposal, them = people(open_to_all)
    at(CLOSES)
    cancel_call(call=open_to_all.call, reason="Dừng", by=them["owner"])
    with pytest.raises(StillSealed):
        open_proposals(call=open_to_all.call, proposals=[proposal], by=them["owner"])


def test_a_draft_and_a_proposal_to_another_call_are_never_opened(open_to_all, at):
    draft, _user = drafted(open_to_all.call)
    at(CLOSES)
    with pytest.raises(StillSealed):
        open_proposals(call=open_to_all.call, proposals=[draft], by=open_to_all.owner)


def test_files_open_in_the_same_way(open_to_all, at):
    proposal, user = drafted(open_to_all.call)
    attach(proposal=proposal, name="a.pdf", data=b"abc")
    send(proposal=proposal, by=user)
    proposal.refresh_from_db()
    number = proposal.files.get().pk
    with pytest.raises(StillSealed):
        open_file(call=open_to_all.call, proposal=proposal, number=number, by=open_to_all.owner)
    at(CLOSES)
    found = open_file(call=open_to_all.call, proposal=proposal, number=number, by=open_to_all.owner)
    assert found == ("a.pdf", b"abc")
    assert Access.objects.filter(key=proposal.key).count() == 1
