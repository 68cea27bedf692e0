"""People ask to belong to an organisation, and its owners answer."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from organisations.domains import domain_of, is_public_domain, verified_addresses
from organisations.letters import one_line, tell, tell_owners
from organisations.models import JoinOutcome, JoinRequest, Organisation, Role
from organisations.refusals import Refused
from organisations.services.members import add_member

LONGEST_MESSAGE = 500


@transaction.atomic
def ask_to_join(*, user, organisation: Organisation, message: str = "") -> JoinRequest | None:
    """Asks the owners; None where an address in the verified organisation's domain let the person in at once. Refused
    without a verified address, for a member, and while another request of theirs waits."""
    if not verified_addresses(user):
        raise Refused(_("Confirm your e-mail address first; then ask to join."))
    if user.memberships.filter(organisation=organisation).exists():
        raise Refused(_("You belong to this organisation already."))
    if works_there(user, organisation):
        add_member(organisation=organisation, user=user, role=Role.VIEWER, reason="e-mail domain")
        tell_owners(organisation, "organisation_joined", {"person": one_line(str(user))}, page="workspace_members")
        return None
    message = one_line(message)[:LONGEST_MESSAGE]
    try:
        with transaction.atomic():
            asked = JoinRequest.objects.create(user=user, organisation=organisation, message=message)
    except IntegrityError as error:
        raise Refused(_("Another request of yours waits for its answer; take it back to ask elsewhere.")) from error
    context = {"person": one_line(str(user)), "message": message}
    tell_owners(organisation, "organisation_join_request", context, page="workspace_members")
    return asked


def works_there(user, organisation: Organisation) -> bool:
    """Whether a verified address of the person is in the domain that the city has checked. Exactly in it: the domains
    below a university's are often its students'."""
    domain = organisation.email_domain.lower()
    if not domain or not organisation.is_verified or is_public_domain(domain):
        return False
    return domain in {domain_of(email) for email in verified_addresses(user)}


@transaction.atomic
def take_request_back(*, request: JoinRequest) -> None:
    _decide(request, JoinOutcome.TAKEN_BACK, request.user)


@transaction.atomic
def accept_request(*, request: JoinRequest, role: str, by) -> None:
    _decide(request, JoinOutcome.ACCEPTED, by)
    add_member(organisation=request.organisation, user=request.user, role=role, by=by, reason="request")
    _tell_answer(request)


@transaction.atomic
def decline_request(*, request: JoinRequest, by) -> None:
    _decide(request, JoinOutcome.DECLINED, by)
    _tell_answer(request)


def _decide(request: JoinRequest, outcome: str, by) -> None:
    values = {"outcome": outcome, "decided_by": by, "decided_at": timezone.now()}
    if not JoinRequest.objects.filter(pk=request.pk, decided_at__isnull=True).update(**values):
        raise Refused(_("This request was answered already."))
    for name, value in values.items():
        setattr(request, name, value)


def _tell_answer(request: JoinRequest) -> None:
    accepted = request.outcome == JoinOutcome.ACCEPTED
    page = "workspace_organisation" if accepted else ""
    tell(
        request.user,
        "organisation_join_answer",
        {"accepted": accepted},
        organisation=request.organisation,
        page=page,
    )
