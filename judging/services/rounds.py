"""Make a round, or change it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from competitions.choices import PhaseKind
from competitions.models import Phase, Track
from history.services import record_change
from judging.models import Round
from organisations.refusals import Refused


@transaction.atomic
def save_round(
    *,
    track: Track,
    stage: int,
    phase: Phase,
    advancing: int,
    opens_at: datetime,
    closes_at: datetime,
    round: Round | None = None,
    by=None,
) -> Round:
    """A new one, or `round` changed: its dates and how many advance, all of it until entries are assigned. Raises
    Refused."""
    Track.objects.select_for_update().get(pk=track.pk)
    if round is not None:
        round = locked(round)
    if phase.page_id != track.page_id or phase.kind != PhaseKind.SUBMISSION:
        raise Refused(_("Choose a round of submissions of this competition."))
    if opens_at < phase.ends_at:
        raise Refused(_("Judging begins once nothing can be handed in any more."))
    if closes_at <= opens_at:
        raise Refused(_("It must close after it opens."))
    if round is not None and round.closed_at:
        raise Refused(_("This round is closed."))
    others = track.rounds.exclude(pk=round.pk if round else None)
    if others.filter(stage=stage).exists():
        raise Refused(_("This track has a round of this stage already."))
    same = round is not None and (round.track_id, round.stage, round.phase_id) == (track.pk, stage, phase.pk)
    if round is not None and not same and round.assignments.exists():
        raise Refused(_("Entries of this round are assigned already: its stage and what is judged stay."))
    if not same and others.filter(stage__gt=stage, assignments__isnull=False).exists():
        raise Refused(_("A later round of this track has begun already."))
    is_new = round is None
    round = round or Round()
    round.track, round.stage, round.phase, round.advancing = track, stage, phase, advancing
    round.opens_at, round.closes_at = opens_at, closes_at
    round.save()
    if is_new:
        record_change(key=round.key, kind="round", from_state="", to_state="open", by=by)
    return round


def locked(round: Round) -> Round:
    """The row as it stands in the database, held until the transaction ends."""
    rows = Round.objects.select_for_update(of=("self",)).select_related("track__page", "phase")
    return rows.get(pk=round.pk)
