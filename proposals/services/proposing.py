"""Write a proposal, send it, take it back. What counts is the call's row and the clock inside the transaction."""

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext

from history.services import record_change
from organisations.access import Action, may
from organisations.models import Organisation
from organisations.refusals import Refused
from proposals import letters
from proposals.content import MOST_FILES, Content, NamedFile, sealed, unsealed
from proposals.models import Call, CallState, NeedsApproval, Proposal, SealedFile
from proposals.sealing import fingerprint, seal
from proposals.services.calls import locked


@transaction.atomic
def begin(*, call: Call, organisation: Organisation, by) -> Proposal:
    """The organisation's proposal to this call, begun if there was none. Raises Refused."""
    call = locked(call)
    _need_open(call)
    if organisation.pk == call.need.organisation_id:
        raise Refused(_("An organisation does not answer its own call."))
    if not organisation.is_verified:
        raise Refused(_("Only verified organisations answer calls. Ask for verification first."))
    found, _is_new = Proposal.objects.get_or_create(
        call=call, organisation=organisation, defaults={"draft": sealed(Content())}
    )
    return found


def own_content(proposal: Proposal) -> Content:
    """What its own organisation works on. Others read through `proposals.opening` alone."""
    return unsealed(proposal.draft)


@transaction.atomic
def save_draft(*, proposal: Proposal, **values) -> Proposal:
    """Changes columns of the content; what was sent stays as it was. An approval has to be asked for anew."""
    proposal = _locked(proposal)
    _need_open(proposal.call)
    return _save(proposal, own_content(proposal).with_values(**values))


@transaction.atomic
def attach(*, proposal: Proposal, name: str, data: bytes) -> None:
    """A file that was checked already, under a safe name."""
    proposal = _locked(proposal)
    _need_open(proposal.call)
    content = own_content(proposal)
    if len(content.files) >= MOST_FILES:
        raise Refused(_("At most five files: take one away first."))
    row = SealedFile(proposal=proposal)
    row.file.save("sealed", ContentFile(seal(data)), save=True)
    named = NamedFile(number=row.pk, name=name, size=len(data))
    _save(proposal, content.with_values(files=(*content.files, named)))


@transaction.atomic
def detach(*, proposal: Proposal, number: int) -> None:
    proposal = _locked(proposal)
    _need_open(proposal.call)
    content = own_content(proposal)
    _save(proposal, content.with_values(files=tuple(each for each in content.files if each.number != number)))


def needs_approval(organisation: Organisation) -> bool:
    return NeedsApproval.objects.filter(organisation=organisation).exists()


def set_needs_approval(*, organisation: Organisation, needed: bool) -> None:
    if needed:
        NeedsApproval.objects.get_or_create(organisation=organisation)
    else:
        NeedsApproval.objects.filter(organisation=organisation).delete()


@transaction.atomic
def ask_approval(*, proposal: Proposal, by) -> None:
    """Asks the organisation's own owners to read and send it."""
    proposal = _locked(proposal)
    _need_open(proposal.call)
    _need_whole(proposal)
    if proposal.approval_asked_at is None:
        proposal.approval_asked_at = timezone.now()
        proposal.save(update_fields=["approval_asked_at"])
        letters.tell_approval(proposal)


@transaction.atomic
def send(*, proposal: Proposal, by) -> bool:
    """Seals what the draft says now as the organisation's answer, in place of one sent before; False where the same was
    sent already. At the closing moment and after it nothing is taken. Raises Refused."""
    proposal = _locked(proposal)
    now = _need_open(proposal.call)
    if not proposal.organisation.is_verified:
        raise Refused(_("Only verified organisations answer calls. Ask for verification first."))
    if needs_approval(proposal.organisation) and not may(by, Action.MANAGE, proposal.organisation_id):
        raise Refused(_("An owner of your organisation has to approve it. Ask for that first."))
    _need_whole(proposal)
    if not proposal.is_changed:
        return False
    before = "sent" if proposal.is_sent else "draft"
    proposal.sealed, proposal.sent_at, proposal.sent_by = proposal.draft, now, by
    proposal.approval_asked_at = None
    proposal.save(update_fields=["sealed", "sent_at", "sent_by", "approval_asked_at"])
    _tidy(proposal)
    _note(proposal, before, "replaced" if before == "sent" else "sent", by)
    letters.tell_received(proposal, fingerprint(proposal.sealed))
    return True


@transaction.atomic
def withdraw(*, proposal: Proposal, by) -> None:
    """Takes back what was sent, until the closing; the draft stays and can be sent again."""
    proposal = _locked(proposal)
    _need_open(proposal.call)
    if not proposal.is_sent:
        raise Refused(_("Nothing was sent that could be taken back."))
    proposal.sealed, proposal.sent_at, proposal.sent_by = "", None, None
    proposal.save(update_fields=["sealed", "sent_at", "sent_by"])
    _tidy(proposal)
    _note(proposal, "sent", "withdrawn", by)


def _locked(proposal: Proposal) -> Proposal:
    """The call's row first, then its own: all who send and withdraw do it one after the other."""
    call = locked(Call(pk=proposal.call_id))
    found = Proposal.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=proposal.pk)
    found.call = call
    return found


def _need_open(call: Call):
    """The moment that counts, read after the row is held."""
    now = timezone.now()
    if call.state(now) != CallState.OPEN:
        raise Refused(_("This call takes no proposals now."))
    return now


def _need_whole(proposal: Proposal) -> None:
    lacking = len(own_content(proposal).lacking())
    if lacking:
        said = ngettext("%(count)d part is still empty.", "%(count)d parts are still empty.", lacking)
        raise Refused(said % {"count": lacking})


def _save(proposal: Proposal, content: Content) -> Proposal:
    if content != own_content(proposal):
        proposal.draft, proposal.saved_at = sealed(content), timezone.now()
        proposal.approval_asked_at = None
        proposal.save(update_fields=["draft", "saved_at", "approval_asked_at"])
        _tidy(proposal)
    return proposal


def _tidy(proposal: Proposal) -> None:
    """Files that neither the draft nor what was sent has any more are gone."""
    tokens = filter(None, (proposal.draft, proposal.sealed))
    kept = {file.number for token in tokens for file in unsealed(token).files}
    for row in proposal.files.exclude(pk__in=kept):
        row.delete()


def _note(proposal: Proposal, before: str, after: str, by) -> None:
    record_change(
        key=proposal.key,
        kind="proposal",
        organisation=proposal.organisation.key,
        from_state=before,
        to_state=after,
        by=by,
    )
