"""What teams handed in, as organisers and judges read it."""

from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from competitions.models import CompetitionPage, Phase, Track
from submissions.models import Submission, SubmittedFile
from teams.models import State, Team


def counting() -> QuerySet[Submission]:
    """Complete, begun in time by the dates of the round as they are now, and every file of it cleared."""
    locked = SubmittedFile.objects.filter(submission=OuterRef("pk"), cleared_at__isnull=True)
    in_time = Q(begun_at__gte=F("phase__starts_at"), begun_at__lt=F("phase__ends_at"))
    return Submission.objects.filter(in_time, ~Exists(locked), received_at__isnull=False)


def final(team: Team, phase: Phase) -> Submission | None:
    """The version that counts: of those that count the one that began last."""
    return counting().filter(team=team, phase=phase).order_by("-begun_at", "-pk").first()


def finals(track: Track, phase: Phase) -> dict[int, Submission]:
    """The same for all teams of the track that take part, by the team's number; one query."""
    latest = Window(RowNumber(), partition_by="team_id", order_by=[F("begun_at").desc(), F("pk").desc()])
    rows = counting().filter(phase=phase, team__track=track, team__state=State.APPROVED)
    return {each.team_id: each for each in rows.annotate(rank=latest).filter(rank=1)}


def versions(team: Team, phase: Phase) -> list[Submission]:
    """All of a round, the last one first, with their files; two queries."""
    return list(team.submissions.filter(phase=phase).select_related("by").prefetch_related("files"))


@dataclass(frozen=True)
class SameFile:
    """A file that several teams handed in. `names` are what they called it."""

    checksum: str
    size: int
    names: tuple[str, ...]
    teams: tuple[Team, ...]


def same_files(competition: CompetitionPage) -> list[SameFile]:
    """Hints for organisers, in the order in which the second team came; teams that left the competition are in them,
    since the others' files are still the same. One query."""
    files = SubmittedFile.objects.filter(submission__team__track__page=competition)
    shared = files.values("checksum").annotate(teams=Count("submission__team", distinct=True)).filter(teams__gt=1)
    rows = files.filter(checksum__in=shared.values("checksum")).select_related("submission__team__track")
    found: dict[str, list[SubmittedFile]] = {}
    for row in rows.order_by("pk"):
        found.setdefault(row.checksum, []).append(row)
    return [
        SameFile(
            checksum=checksum,
            size=same[0].size,
            names=tuple(dict.fromkeys(each.name for each in same)),
            teams=tuple({each.submission.team_id: each.submission.team for each in same}.values()),
        )
        for checksum, same in found.items()
    ]
