"""The only way in which others than its own organisation read a proposal: after the closing, and noted each time."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from history.access import record_access
from history.models import Access
from organisations.access import Action, may
from organisations.models import Membership
from organisations.refusals import Refused
from proposals.content import Content, unsealed
from proposals.models import Call, Proposal, Reviewer, SealedFile
from proposals.sealing import unseal


class StillSealed(Refused):
    """Nobody may read it, or not this person."""


@dataclass(frozen=True)
class Opened:
    proposal: Proposal
    content: Content


def reviewer_of(call: Call, user) -> Reviewer | None:
    """Their row, once they have declared whether they are in conflict."""
    return call.reviewers.filter(user=user.pk).first() if user.is_authenticated else None


def is_party(call: Call, user) -> bool:
    """Whether a person belongs to an organisation that sent a proposal, and so reads no other's."""
    senders = call.proposals.sent().values("organisation")
    return Membership.objects.filter(user=user.pk, organisation__in=senders).exists()


def may_open(call: Call, user) -> bool:
    """Those who may write for the need's owner, and reviewers; nobody who declared a conflict or is a party. City staff
    and administrators have no part in it."""
    if not user.is_authenticated or not user.is_active or not call.is_unsealed():
        return False
    reviewer = reviewer_of(call, user)
    if reviewer is not None and reviewer.has_conflict:
        return False
    judges = may(user, Action.WRITE, call.need.organisation_id) or (reviewer is not None and reviewer.may_score)
    return judges and not is_party(call, user)


@transaction.atomic
def open_proposals(*, call: Call, proposals: Iterable[Proposal], by) -> list[Opened]:
    """Their contents. Nothing is read unless a row says who read it; raises StillSealed."""
    _need_right(call, by)
    opened = []
    for proposal in proposals:
        if proposal.call_id != call.pk or not proposal.is_sent:
            raise StillSealed
        record_access(by=by, what=Access.What.PROPOSAL, key=proposal.key)
        opened.append(Opened(proposal, unsealed(proposal.sealed)))
    return opened


@transaction.atomic
def open_file(*, call: Call, proposal: Proposal, number: int, by) -> tuple[str, bytes] | None:
    """Name and bytes of a file of what was sent; None where it has no such file."""
    (opened,) = open_proposals(call=call, proposals=[proposal], by=by)
    return file_of(proposal, opened.content, number)


def file_of(proposal: Proposal, content: Content, number: int) -> tuple[str, bytes] | None:
    """Of a content that the caller may read."""
    named = next((each for each in content.files if each.number == number), None)
    row = SealedFile.objects.filter(proposal=proposal, pk=number).first() if named else None
    if row is None:
        return None
    with row.file.open("rb") as file:
        return named.name, unseal(file.read())


def openings(proposals: Iterable[Proposal]):
    """Rows that say who opened which of them and when, the latest first."""
    keys = [proposal.key for proposal in proposals]
    return Access.objects.filter(what=Access.What.PROPOSAL, key__in=keys).select_related("by")


def _need_right(call: Call, by) -> None:
    """Asked of the stored row: the caller may hold an old one."""
    stored = Call.objects.select_related("need").get(pk=call.pk)
    if not may_open(stored, by):
        raise StillSealed
