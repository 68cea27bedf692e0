"""A proposal for its own organisation: what it says, whether it is sent, its receipt, who opened it, its result."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_GET, require_POST

from organisations.access import Action, allows
from portal.proposals.access import on_proposal
from portal.proposals.answers import download
from portal.proposals.reading import by_criterion, looks, offers_of, summary_of
from portal.proposals.writing import STEPS
from portal.workspace.organisation.answers import done
from proposals.content import parts_of, unsealed
from proposals.models import CallState, Proposal
from proposals.naming import owner_shown
from proposals.opening import file_of
from proposals.sealing import fingerprint
from proposals.services import ask_approval, send, withdraw
from proposals.services.proposing import needs_approval, own_content


@on_proposal(Action.LOOK)
def proposal(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    """While the call is open, the draft; afterwards what was sent."""
    call, language = proposal.call, get_language()
    state = call.state()
    is_open = state == CallState.OPEN
    content = own_content(proposal) if is_open or not proposal.is_sent else unsealed(proposal.sealed)
    manages = allows(request.role, Action.MANAGE)
    found = summary_of(proposal) if state == CallState.DECIDED else None
    context = {
        "heading": _("Proposal: %(need)s") % {"need": call.need.title(language)},
        "here": "proposals",
        "proposal": proposal,
        "call": call,
        "state": state,
        "is_open": is_open,
        "title": call.need.title(language),
        "owner": owner_shown(call, language, proposal),
        "parts": parts_of(content),
        "offers": offers_of(content.offers),
        "files": content.files,
        "lacking": content.lacking() if is_open else [],
        "first_step": STEPS[0].name,
        "steps": STEPS,
        "receipt": fingerprint(proposal.sealed) if proposal.is_sent else "",
        "may_write": is_open and allows(request.role, Action.WRITE),
        "asks": needs_approval(proposal.organisation) and not manages,
        "looks": looks([proposal], call, reader=proposal),
        "points": by_criterion(call, found) if found and found.averages else [],
    }
    return render(request, "proposals/proposal.html", context)


@on_proposal(Action.WRITE)
@require_POST
def send_it(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    """Sends it, or asks an owner to where the organisation wants that."""
    manages = allows(request.role, Action.MANAGE)
    if needs_approval(proposal.organisation) and not manages:
        said = _("An owner of your organisation is asked to read and send it.")
        return done(request, lambda: ask_approval(proposal=proposal, by=request.user), said, "proposal", proposal.pk)
    said = _("Received and sealed. The receipt goes to you by mail too.")
    return done(request, lambda: send(proposal=proposal, by=request.user), said, "proposal", proposal.pk)


@on_proposal(Action.WRITE)
@require_POST
def withdraw_it(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    said = _("Taken back. You can change it and send it again until the closing.")
    return done(request, lambda: withdraw(proposal=proposal, by=request.user), said, "proposal", proposal.pk)


@on_proposal(Action.LOOK)
@require_GET
def own_file(request: HttpRequest, proposal: Proposal, document: str) -> HttpResponse:
    """Of the draft or of what was sent."""
    tokens = filter(None, (proposal.draft, proposal.sealed))
    found = (file_of(proposal, unsealed(token), int(document)) for token in tokens)
    return download(next((each for each in found if each), None))
