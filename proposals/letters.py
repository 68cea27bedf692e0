"""Letters about calls. None has anything of a proposal's content, nor the name of an owner who withholds it."""

from collections.abc import Iterable, Mapping

from listings.letters import writers_of
from mailing.letters import post
from organisations.letters import link, one_line, owners
from organisations.models import User
from proposals.models import Call, Proposal, Reviewer
from proposals.naming import is_named_to, owner_shown


def tell_opened(call: Call) -> None:
    _tell_owner(call, "call_opened", "call", {"opens": call.opens_at, "closes": call.closes_at})


def tell_closed(call: Call) -> None:
    """To those who can go on with it: writers of the owner, and reviewers."""
    number = call.proposals.sent().count()
    _tell_owner(call, "call_closed", "own_call", {"number": number})
    if number:
        for reviewer in call.reviewers.filter(has_conflict=False).select_related("user"):
            _write_reviewer(reviewer, "call_closed", {"number": number})


def tell_reviewer(reviewer: Reviewer) -> None:
    _write_reviewer(reviewer, "call_reviewer", {"closes": reviewer.call.closes_at})


def tell_approval(proposal: Proposal) -> None:
    """To the owners of the proposing organisation."""
    _tell(proposal, "proposal_approval", owners(proposal.organisation), {"closes": proposal.call.closes_at})


def tell_received(proposal: Proposal, receipt: str) -> None:
    given = {"receipt": receipt, "sent": proposal.sent_at, "closes": proposal.call.closes_at}
    _tell_proposer(proposal, "proposal_received", given)


def tell_closing(proposal: Proposal) -> None:
    _tell_proposer(proposal, "proposal_closing", {"closes": proposal.call.closes_at})


def tell_cancelled(proposal: Proposal) -> None:
    _tell_proposer(proposal, "proposal_cancelled", {"reason": one_line(proposal.call.cancel_reason)})


def tell_result(proposal: Proposal) -> None:
    call = proposal.call
    given = {"result": proposal.result, "reason": one_line(proposal.reason), "overall": one_line(call.decision_reason)}
    _tell_proposer(proposal, "proposal_result", given | {"is_named": is_named_to(call, proposal)})


def _tell_proposer(proposal: Proposal, name: str, context: Mapping[str, object]) -> None:
    _tell(proposal, name, writers_of(proposal.organisation_id), context)


def _tell(proposal: Proposal, name: str, people: Iterable[User], context: Mapping[str, object]) -> None:
    call = proposal.call
    for person in people:
        if not person.email:
            continue
        language = person.language
        given = {
            "need": call.need.title(language),
            "owner": owner_shown(call, language, proposal),
            "organisation": proposal.organisation.name(language),
            "link": link("proposal", language, proposal.pk),
        }
        post(to=person.email, name=name, language=language, context=given | dict(context))


def _tell_owner(call: Call, name: str, page: str, context: Mapping[str, object]) -> None:
    for person in writers_of(call.need.organisation_id):
        given = {"need": call.need.title(person.language), "link": link(page, person.language, call.need_id)}
        post(to=person.email, name=name, language=person.language, context=given | dict(context))


def _write_reviewer(reviewer: Reviewer, name: str, context: Mapping[str, object]) -> None:
    """In the language of the account that accepted, else in the site's."""
    call, language = reviewer.call, reviewer.user.language if reviewer.user else "vi"
    to = reviewer.user.email if reviewer.user else reviewer.email
    if to:
        given = {
            "need": call.need.title(language),
            "owner": owner_shown(call, language),
            "link": link("review", language, call.need_id),
        }
        post(to=to, name=name, language=language, context=given | dict(context))
