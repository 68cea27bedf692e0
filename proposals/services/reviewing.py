"""Who judges a call, and their points."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from organisations.access import Action, may
from organisations.domains import verified_addresses
from organisations.refusals import Refused
from proposals import letters
from proposals.models import Call, CallState, Criterion, Proposal, Reviewer, Score
from proposals.models.review import MOST_POINTS
from proposals.opening import is_party, may_open
from proposals.services.calls import locked

MOST_REVIEWERS = 12
OVER = (CallState.DECIDED, CallState.CANCELLED)


@transaction.atomic
def ask_reviewer(*, call: Call, email: str) -> None:
    """Writes to the address, whether it has an account or not. Asking twice writes once."""
    call = locked(call)
    _need_running(call)
    if call.reviewers.count() >= MOST_REVIEWERS:
        raise Refused(_("At most twelve reviewers: take one away first."))
    reviewer, is_new = Reviewer.objects.get_or_create(call=call, email=email.strip().lower())
    if is_new:
        reviewer.call = call
        letters.tell_reviewer(reviewer)


@transaction.atomic
def remove_reviewer(*, reviewer: Reviewer) -> None:
    """Not once they have given points: what was judged stays."""
    _need_running(locked(reviewer.call))
    if reviewer.scores.exists():
        raise Refused(_("This reviewer has given points already."))
    reviewer.delete()


@transaction.atomic
def set_decider(*, call: Call, user) -> None:
    call = locked(call)
    _need_running(call)
    if not may(user, Action.WRITE, call.need.organisation_id):
        raise Refused(_("Whoever decides must be an editor or owner of your organisation."))
    call.decider = user
    call.save(update_fields=["decider"])


def request_to(call: Call, user) -> Reviewer | None:
    """The row that asks this person, by account or by an address that is shown to be theirs."""
    if not user.is_authenticated:
        return None
    own = call.reviewers.filter(user=user).first()
    return own or call.reviewers.filter(user__isnull=True, email__in=verified_addresses(user)).first()


@transaction.atomic
def declare(*, reviewer: Reviewer, user, conflict: str) -> None:
    """Accepts to review; `conflict` is empty for none. A member of an organisation that sent a proposal is always in
    conflict. A conflict takes away what they had scored."""
    call = locked(reviewer.call)
    _need_running(call)
    if not conflict and is_party(call, user):
        raise Refused(_("Your organisation has sent a proposal itself: declare that as your conflict of interest."))
    reviewer.user, reviewer.declared_at = user, timezone.now()
    reviewer.has_conflict, reviewer.conflict = bool(conflict), conflict
    reviewer.save(update_fields=["user", "declared_at", "has_conflict", "conflict"])
    if conflict:
        reviewer.scores.all().delete()


@transaction.atomic
def score(*, reviewer: Reviewer, proposal: Proposal, given: Mapping[int, tuple[int, str]]) -> None:
    """`given` are points and comment by criterion's number, for every criterion of the call. Raises Refused."""
    call = locked(reviewer.call)
    if call.state() != CallState.CLOSED or proposal.call_id != call.pk or not proposal.is_sent:
        raise Refused(_("Points are given between the closing and the decision."))
    reviewer = Reviewer.objects.select_related("user").get(pk=reviewer.pk)
    if reviewer.user is None or not reviewer.may_score or not may_open(call, reviewer.user):
        raise Refused(_("Who has a conflict of interest gives no points."))
    criteria = set(Criterion.objects.filter(call=call).values_list("pk", flat=True))
    if set(given) != criteria or not all(0 <= points <= MOST_POINTS for points, _comment in given.values()):
        raise Refused(_("Give points for every criterion."))
    for criterion, (points, comment) in given.items():
        Score.objects.update_or_create(
            reviewer=reviewer,
            proposal=proposal,
            criterion_id=criterion,
            defaults={"points": points, "comment": comment},
        )


def _need_running(call: Call) -> None:
    if call.state() in OVER:
        raise Refused(_("This call is over already."))
