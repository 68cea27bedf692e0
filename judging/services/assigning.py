"""Deals the entries of a round to its judges."""

from collections import Counter
from random import SystemRandom

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from judging import letters
from judging.conflicts import barred
from judging.dealing import TooFew, deal
from judging.entrants import teams_of
from judging.models import Assignment, BlindNumber, Judge, Round
from judging.services.rounds import locked
from organisations.refusals import Refused
from teams.models import Team


def judges_for(round: Round):
    """Who accepted to judge the round's track, with an account that still is there."""
    own = Q(track__isnull=True) | Q(track=round.track_id)
    return Judge.objects.filter(
        own, competition=round.track.page_id, accepted_at__isnull=False, user__is_active=True
    ).select_related("user", "competition__locale")


@transaction.atomic
def assign(*, round: Round, each: int, by=None) -> int:
    """Gives every entry `each` judges, evenly and past all conflicts; what is assigned already stays. Returns how many
    are new, and writes to whom they go. Raises Refused."""
    round = locked(round)
    if round.closed_at:
        raise Refused(_("This round is closed."))
    if not round.track.page.criteria.exists():
        raise Refused(_("The competition has no criteria yet: add them on its page."))
    teams = teams_of(round)
    if not teams:
        raise Refused(_("There is no entry to judge: nothing came, or the round before is not closed."))
    judges = list(judges_for(round).select_for_update(of=("self",)))
    if not judges:
        raise Refused(_("No judge of this track has accepted yet."))
    try:
        made = deal(
            judges=[judge.pk for judge in judges],
            teams=[team.pk for team in teams],
            each=each,
            barred=barred(judges, teams),
            given=set(round.assignments.values_list("judge", "team")),
        )
    except TooFew as few:
        name = next(team.name for team in teams if team.pk == few.team)
        said = _("“%(team)s” can have %(possible)d judges at most: there are too few without a conflict of interest.")
        raise Refused(said % {"team": name, "possible": few.possible}) from few
    _number(round, teams)
    SystemRandom().shuffle(made)  # the numbers of assignments stand in addresses that judges see
    Assignment.objects.bulk_create(Assignment(round=round, judge_id=judge, team_id=team) for judge, team in made)
    loads = Counter(judge for judge, _team in made)
    for judge in judges:
        if loads[judge.pk]:
            letters.tell_assigned(judge, round, loads[judge.pk])
    return len(made)


def _number(round: Round, teams: list[Team]) -> None:
    """Deals numbers to teams that have none, in an order that nobody knows."""
    fresh = [team for team in teams if not hasattr(team, "blind_number")]
    SystemRandom().shuffle(fresh)
    last = BlindNumber.objects.filter(track=round.track_id).aggregate(last=Max("number"))["last"] or 0
    BlindNumber.objects.bulk_create(
        BlindNumber(track_id=round.track_id, team=team, number=number) for number, team in enumerate(fresh, last + 1)
    )
