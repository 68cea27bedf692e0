"""What others read of judging: who judges, and how teams stand."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from competitions.models import CompetitionPage, Track
from judging.models import Assignment, Judge, Round, Standing
from teams.models import State, Team


def is_judge(user, competition: CompetitionPage) -> bool:
    """Whether they accepted to judge it; `competition` is the first language's page."""
    return Judge.objects.asking(user).filter(competition=competition, accepted_at__isnull=False).exists()


def judges(user, team: Team) -> bool:
    """Whether they judge the team in a round that has opened, and may know which team it is. In a blind track judges
    have a page of their own for each entry, which names nothing."""
    if not user.is_authenticated or not user.is_active or team.track.is_blind:
        return False
    own = Assignment.objects.filter(team=team, judge__user=user, judge__accepted_at__isnull=False)
    return own.filter(round__opens_at__lte=timezone.now()).exists()


def standings(track: Track) -> list[Standing]:
    """Of the last closed round, the first place first; empty without one. A team that left since has no place in it,
    and the others keep theirs."""
    last = track.rounds.filter(closed_at__isnull=False).order_by("-stage").first()
    return list(of_round(last)) if last else []


def of_round(round: Round) -> QuerySet[Standing]:
    return round.standings.filter(team__state=State.APPROVED).select_related("team", "team__blind_number")


@dataclass(frozen=True)
class Board:
    """`is_named` is whether teams stand on it by name: in a blind track not while another round is to be judged."""

    round: Round
    standings: list[Standing]
    is_named: bool


def leaderboard(competition: CompetitionPage) -> list[Board]:
    """By track the last round that organisers made public. Four queries at most per track."""
    found = []
    rounds = Round.objects.filter(track__page=competition).select_related("track")
    for track in sorted({each.track for each in rounds}, key=lambda track: (track.sort_order or 0, track.pk)):
        own = [each for each in rounds if each.track_id == track.pk]
        shown = [each for each in own if each.shown_at and each.closed_at]
        if shown:
            last = max(shown, key=lambda each: each.stage)
            is_named = not track.is_blind or all(each.closed_at for each in own)
            found.append(Board(last, list(of_round(last)), is_named))
    return found


def comments(team: Team) -> list[tuple[Round, list[str]]]:
    """What judges wrote for the team, without their names, by round; only once the results are published."""
    rows = Assignment.objects.filter(team=team, handed_in_at__isnull=False, round__sealed_at__isnull=False)
    found: dict[int, tuple[Round, list[str]]] = {}
    for row in rows.exclude(comment="").select_related("round__track").order_by("round__stage", "pk"):
        found.setdefault(row.round_id, (row.round, []))[1].append(row.comment)
    return list(found.values())
