"""The marks of one judge for one entry."""

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from judging.conflicts import barred
from judging.models import Assignment, Mark, RoundState
from judging.models.marks import MOST_POINTS, STEP
from judging.services.rounds import locked
from organisations.refusals import Refused
from teams.models import State


@transaction.atomic
def save_marks(
    *,
    assignment: Assignment,
    given: Mapping[int, tuple[Decimal | None, str]],
    comment: str,
    hand_in: bool = False,
    by,
) -> Assignment:
    """`given` are points, 0–10 in halves or None, and a comment by criterion's number. What was handed in can be
    changed while the round is open, and then stays handed in. Raises Refused."""
    round = locked(assignment.round)
    rows = Assignment.objects.select_for_update(of=("self",)).select_related("judge", "team")
    row = rows.filter(pk=assignment.pk, judge__user=by, judge__accepted_at__isnull=False).first()
    if row is None or row.team.state != State.APPROVED or barred([row.judge], [row.team]):
        raise Refused(_("This entry is not yours to judge."))
    if round.state() != RoundState.OPEN:
        raise Refused(_("Marks are taken only while the round is open."))
    criteria = set(round.track.page.criteria.values_list("pk", flat=True))
    if set(given) - criteria:
        raise Refused(_("The criteria have changed: look at the page again."))
    for points, _said in given.values():
        if points is not None and not (0 <= points <= MOST_POINTS and points % STEP == 0):
            raise Refused(_("Points are 0 to 10, in halves."))
    lacks = any(given.get(each, (None, ""))[0] is None for each in criteria)
    if lacks and (hand_in or row.handed_in_at):
        raise Refused(_("Give points for every criterion before you hand in."))
    for criterion, (points, said) in given.items():
        values = {"points": points, "comment": said.strip()}
        Mark.objects.update_or_create(assignment=row, criterion_id=criterion, defaults=values)
    row.comment = comment.strip()
    row.handed_in_at = timezone.now() if hand_in else row.handed_in_at
    row.save(update_fields=["comment", "handed_in_at"])
    return row
