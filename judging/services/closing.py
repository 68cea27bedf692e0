"""Close a round, open it again, show its standings, and seal them when results are published."""

from collections.abc import Collection
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from competitions.models import Track
from history.services import record_change
from judging import letters
from judging.models import Judge, Round, RoundState, Standing
from judging.scoring import line, settled
from judging.services.rounds import locked
from judging.tally import tally
from organisations.refusals import Refused


@transaction.atomic
def close_round(*, round: Round, chosen: Collection[int] = (), reason: str = "", by=None) -> list[Standing]:
    """Freezes how the teams stand and who goes on. Where equal points cross the line, `chosen` are the numbers of the
    tied teams that go on, with a `reason`. Before its time only when everything was handed in. Raises Refused."""
    round = locked(round)
    if round.closed_at:
        raise Refused(_("This round is closed already."))
    found = tally(round)
    if not found.rows:
        raise Refused(_("There is no entry to judge: nothing came, or the round before is not closed."))
    if found.lacking:
        said = _("These have no points yet: %(teams)s.")
        raise Refused(said % {"teams": ", ".join(team.name for team in found.lacking)})
    if found.waiting and not found.is_uploaded and round.state() != RoundState.OVER:
        raise Refused(_("Not everything is handed in, and the time is not over."))
    at = line(found.placed, round.advancing)
    picked, placed = set(chosen), found.placed
    if at.tied:
        if not picked <= at.tied or len(picked) != at.seats or not reason.strip():
            said = _("Equal points cross the line: choose %(seats)d of the tied teams, and give a reason.")
            raise Refused(said % {"seats": at.seats})
        placed = settled(placed, at.tied, picked)
    elif picked:
        raise Refused(_("No tie crosses the line: the points alone decide."))
    on = at.above | picked
    made = Standing.objects.bulk_create(
        Standing(
            round=round,
            team=row.team,
            raw=Decimal(str(row.raw)),
            points=Decimal(str(row.points)),
            place=placed[row.team.pk],
            advances=row.team.pk in on,
        )
        for row in found.rows
    )
    round.closed_at, round.settled = timezone.now(), reason.strip() if at.tied else ""
    round.save(update_fields=["closed_at", "settled"])
    _note(round, "open", "closed", by, round.settled)
    return made


@transaction.atomic
def reopen(*, round: Round, reason: str, by=None) -> None:
    """Before its standings are public and before anything of a later round was marked; what was assigned there goes.
    Judges are told why. Raises Refused."""
    round = locked(round)
    if not round.closed_at:
        raise Refused(_("This round is open."))
    if round.sealed_at or round.shown_at:
        raise Refused(_("What is published stays as it is."))
    if not reason.strip():
        raise Refused(_("Say why."))
    later = Round.objects.filter(track=round.track_id, stage__gt=round.stage)
    if later.filter(assignments__marks__isnull=False).exists() or later.filter(uploaded__isnull=False).exists():
        raise Refused(_("A later round of this track is being judged already."))
    for each in later:
        each.assignments.all().delete()
    round.standings.all().delete()
    round.closed_at, round.settled = None, ""
    round.save(update_fields=["closed_at", "settled"])
    _note(round, "closed", "open", by, reason.strip())
    for judge in (
        Judge.objects.filter(assignments__round=round).distinct().select_related("user", "competition__locale")
    ):
        letters.tell_reopened(judge, round, reason)


@transaction.atomic
def show(*, round: Round, by=None) -> None:
    """Makes the standings of a closed round the public leaderboard of its track. Raises Refused."""
    round = locked(round)
    if not round.closed_at:
        raise Refused(_("Close the round first: nobody sees points that still move."))
    if round.shown_at is None:
        round.shown_at = timezone.now()
        round.save(update_fields=["shown_at"])
        _note(round, "closed", "shown", by)


@transaction.atomic
def seal(*, track: Track, by=None) -> None:
    """When the results of a track are published: its closed rounds stay as they are, and teams read their comments."""
    for round in track.rounds.select_for_update().filter(closed_at__isnull=False, sealed_at__isnull=True):
        round.sealed_at = timezone.now()
        round.save(update_fields=["sealed_at"])
        _note(round, "shown" if round.shown_at else "closed", "sealed", by)


def _note(round: Round, before: str, after: str, by, reason: str = "") -> None:
    record_change(key=round.key, kind="round", from_state=before, to_state=after, by=by, reason=reason)
