"""Points, the short list, the decision with its reasons, and letters by the clock."""

from datetime import timedelta

import pytest
from django.core import mail

from accounts.personal_data import holdings
from organisations.refusals import Refused
from proposals.clock import remind, tell_closed
from proposals.models import Reviewer, Score
from proposals.scoring import summary
from proposals.services import ask_reviewer, decide, declare, score, send, set_decider, shortlist
from tests.factories import MembershipFactory, UserFactory
from tests.proposals.conftest import CLOSES, SECOND, drafted, sent
from tests.proposals.test_opening import reviewing

pytestmark = pytest.mark.django_db


def points(call, *given):
    return {criterion.pk: (each, "Rõ") for criterion, each in zip(call.criteria.all(), given, strict=True)}


def test_weights_count_over_criteria_after_the_mean_of_reviewers():
    found = summary([(1, 10, 4), (2, 10, 2), (1, 20, 5)], {10: 3, 20: 1})
    assert found.averages == {10: 3, 20: 5}
    assert found.total == 3.5
    assert found.reviewers == 2
    assert summary([(1, 10, 4)], {10: 3, 20: 1}).total is None


def test_reviewers_score_after_the_closing_only(open_to_all, at):
    call = open_to_all.call
    reviewer = reviewing(call, UserFactory())
    proposal, _user = sent(call)
    with pytest.raises(Refused):
        score(reviewer=reviewer, proposal=proposal, given=points(call, 4, 5))
    at(CLOSES)
    score(reviewer=reviewer, proposal=proposal, given=points(call, 4, 5))
    score(reviewer=reviewer, proposal=proposal, given=points(call, 3, 5))
    assert sorted(Score.objects.values_list("points", flat=True)) == [3, 5]
    with pytest.raises(Refused):
        score(reviewer=reviewer, proposal=proposal, given={})
    with pytest.raises(Refused):
        score(reviewer=reviewer, proposal=proposal, given=points(call, 6, 0))


def test_a_conflict_takes_a_reviewer_out(open_to_all, at):
    call = open_to_all.call
    reviewer = reviewing(call, UserFactory())
    proposal, proposer = sent(call)
    at(CLOSES)
    score(reviewer=reviewer, proposal=proposal, given=points(call, 4, 5))
    declare(reviewer=reviewer, user=reviewer.user, conflict="Đồng tác giả")
    assert not Score.objects.exists()
    with pytest.raises(Refused):
        score(reviewer=reviewer, proposal=proposal, given=points(call, 5, 5))
    ask_reviewer(call=call, email=proposer.email)
    party = call.reviewers.get(email=proposer.email)
    with pytest.raises(Refused):
        declare(reviewer=party, user=proposer, conflict="")


def test_an_address_is_written_to_whether_it_has_an_account_or_not(open_to_all):
    mail.outbox.clear()
    known = UserFactory()
    for email in (known.email, "chua-co@example.org", "CHUA-CO@example.org"):
        ask_reviewer(call=open_to_all.call, email=email)
    assert [letter.to for letter in mail.outbox] == [[known.email], ["chua-co@example.org"]]
    assert not Reviewer.objects.filter(user__isnull=False).exists()


def decided(open_to_all, at, **values):
    first, _one = sent(open_to_all.call)
    second, _two = sent(open_to_all.call)
    at(CLOSES)
    mail.outbox.clear()
    reasons = {first.pk: "Rõ nhất", second.pk: "Thiếu số liệu"}
    decide(
        call=open_to_all.call, chosen=first, reason="So ba tiêu chí", reasons=reasons, by=open_to_all.owner, **values
    )
    return first, second


def test_every_proposer_learns_the_result_and_why(open_to_all, at):
    first, second = decided(open_to_all, at)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.result, second.result) == ("chosen", "not-chosen")
    texts = {letter.to[0]: letter.body for letter in mail.outbox}
    assert len(texts) == 2
    assert all("So ba tiêu chí" in text and "Sở Bí Mật" in text for text in texts.values())
    assert sorted("Thiếu số liệu" in text for text in texts.values()) == [False, True]
    with pytest.raises(Refused):
        decide(call=open_to_all.call, chosen=None, reason="x", reasons={}, by=open_to_all.owner)


@pytest.mark.parametrize("named", [False, True])
def test_a_withheld_name_goes_to_the_chosen_one_alone_if_at_all(withheld, at, named):
    decided(withheld, at, is_named_to_chosen=named)
    told = ["Kín Tiếng" in str(letter.message()) + letter.body for letter in mail.outbox]
    assert sorted(told) == [False, named]


def test_only_the_named_decider_decides_with_every_reason(open_to_all, at):
    call = open_to_all.call
    proposal, _user = sent(call)
    other = MembershipFactory(organisation=open_to_all.organisation).user
    reasons = {proposal.pk: "Rõ"}
    with pytest.raises(Refused):
        decide(call=call, chosen=proposal, reason="x", reasons=reasons, by=open_to_all.owner)
    at(CLOSES)
    with pytest.raises(Refused):
        decide(call=call, chosen=proposal, reason="x", reasons=reasons, by=other)
    with pytest.raises(Refused):
        decide(call=call, chosen=proposal, reason="x", reasons={}, by=open_to_all.owner)
    with pytest.raises(Refused):
        set_decider(call=call, user=UserFactory())
    set_decider(call=call, user=other)
    decide(call=call, chosen=None, reason="x", reasons=reasons, by=other)
    call.refresh_from_db()
    assert call.decided_by == other


def test_the_short_list_is_made_after_the_closing(open_to_all, at):
    proposal, _user = sent(open_to_all.call)
    with pytest.raises(Refused):
        shortlist(proposal=proposal, listed=True, by=open_to_all.owner)
    at(CLOSES)
    shortlist(proposal=proposal, listed=True, by=open_to_all.owner)
    proposal.refresh_from_db()
    assert proposal.is_shortlisted


def test_a_draft_is_reminded_of_once_and_what_was_sent_never(open_to_all, at):
    _draft, user = drafted(open_to_all.call)
    sent(open_to_all.call)
    mail.outbox.clear()
    at(CLOSES - timedelta(days=2) - SECOND)
    assert remind() == 0
    at(CLOSES - timedelta(days=2))
    assert (remind(), remind()) == (1, 0)
    assert [letter.to for letter in mail.outbox] == [[user.email]]


def test_the_owner_and_the_reviewers_are_told_once_that_it_closed(open_to_all, at):
    reviewer = UserFactory()
    reviewing(open_to_all.call, reviewer)
    sent(open_to_all.call)
    at(CLOSES - SECOND)
    assert tell_closed() == 0
    at(CLOSES)
    mail.outbox.clear()
    assert (tell_closed(), tell_closed()) == (1, 0)
    assert {letter.to[0] for letter in mail.outbox} == {open_to_all.owner.email, reviewer.email}


def test_a_person_gets_and_erases_what_is_held_of_them(open_to_all, at):
    call, person = open_to_all.call, UserFactory()
    reviewer = reviewing(call, person)
    proposal, _user = sent(call)
    at(CLOSES)
    score(reviewer=reviewer, proposal=proposal, given=points(call, 4, 5))
    held = holdings()["proposals"]
    assert held.collect(person)["asked_to_review"][0]["email"] == person.email
    assert len(held.collect(person)["points_given"]) == 2
    held.erase(person)
    reviewer.refresh_from_db()
    assert (reviewer.user, reviewer.email, Score.objects.count()) == (None, "", 2)


def test_no_export_of_a_person_has_a_proposal_in_it(open_to_all):
    proposal, user = drafted(open_to_all.call)
    send(proposal=proposal, by=user)
    assert "zirkonium" not in str(holdings()["proposals"].collect(user))
