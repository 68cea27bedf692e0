"""What everybody reads of results."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch

from competitions.models import CompetitionPage, Track
from results.models import Certificate, LedgerRow, Naming, Placement
from teams.models import Member, State, Team


@dataclass(frozen=True)
class TrackResults:
    """`winners` have a prize or one of the first three places where no prize is named; `all` is the whole list."""

    track: Track
    winners: list[Placement]
    all: list[Placement]


def published(competition: CompetitionPage) -> list[TrackResults]:
    """By track, in the tracks' order; `competition` is the first language's page. Two queries, one where none is."""
    rows = (
        Placement.objects.public()
        .filter(track__page=competition)
        .exclude(team__state__in=State.over())
        .select_related("track", "team__presentation", "team__organisation")
        .prefetch_related("ledger")
        .ranked()
    )
    by_track: dict[int, list[Placement]] = {}
    for row in rows:
        by_track.setdefault(row.track_id, []).append(row)
    return [TrackResults(rows[0].track, winners(rows), rows) for rows in by_track.values()]


def winners(rows: Iterable[Placement]) -> list[Placement]:
    rows = list(rows)
    return [row for row in rows if row.prize_vi or row.prize_en] or [row for row in rows if row.place and row.place < 4]


def ledger():
    """Of all competitions that are public, the newest first."""
    return (
        LedgerRow.objects.filter(placement__track__publication__isnull=False, placement__track__page__live=True)
        .exclude(placement__team__state__in=State.over())
        .select_related("placement__team__presentation", "placement__track__page__locale")
        .order_by("-since", "-pk")
    )


def public_team(competition: CompetitionPage, number: int) -> Team | None:
    """A team whose place is published, with `named`: the members who agreed to be."""
    agreed = Naming.objects.filter(withdrawn_at__isnull=True)
    named = Member.objects.present().filter(namings__in=agreed)
    named = named.exclude(name="", user__first_name="", user__last_name="")
    return (
        Team.objects.filter(pk=number, track__page=competition, track__publication__isnull=False)
        .filter(placement__isnull=False)
        .exclude(state__in=State.over())
        .select_related("track__page", "placement", "presentation", "organisation")
        .prefetch_related(Prefetch("members", named.select_related("user"), to_attr="named"), "placement__ledger")
        .first()
    )


def certificate_of(code: str) -> Certificate | None:
    """None for a team that was excluded since, as for a code that nobody holds."""
    rows = Certificate.objects.filter(code=code).exclude(placement__team__state=State.BANNED)
    return rows.select_related("placement__track__page", "placement__team", "member").first()
