"""Which place an entry has: as the judges' points say, or entered by hand."""

from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from competitions.models import Track
from history.services import record_change
from judging.reading import standings
from organisations.refusals import Refused
from results.models import Placement
from results.services.rights import ask_organiser
from teams.models import Team


@transaction.atomic
def take_over_standings(*, track: Track, by=None) -> int:
    """Takes place and points of every team from the last closed round of judging; prizes and what was entered by hand
    stay. Returns how many teams have a place. Not once the results are published."""
    ask_organiser(by, track.page)
    Track.objects.select_for_update().get(pk=track.pk)
    if hasattr(track, "publication"):
        raise Refused(_("The results of this track are published: change a single entry instead."))
    found = standings(track)
    if not found:
        raise Refused(_("No round of judging of this track is closed. Close one, or enter the places by hand."))
    for each in found:
        points = None if each.points is None else round(Decimal(str(each.points)), 2)
        Placement.objects.update_or_create(
            team=each.team, defaults={"track": track, "place": each.place, "points": points}
        )
    judged = [each.team.pk for each in found]
    track.placements.filter(points__isnull=False).exclude(team__in=judged).delete()
    return len(found)


@transaction.atomic
def place_by_hand(
    *,
    track: Track,
    by=None,
    team: Team | None = None,
    name: str = "",
    place: int | None = None,
    prize_vi: str = "",
    prize_en: str = "",
) -> Placement:
    """For a competition that was judged elsewhere; `name` is for an entry whose team is not registered here."""
    ask_organiser(by, track.page)
    if (team is None) == (not name.strip()):
        raise Refused(_("Choose a registered team, or write the name of one that is not registered here."))
    if team is not None and (team.track_id != track.pk or not team.is_open):
        raise Refused(_("This team does not take part in this track."))
    if team is not None and Placement.objects.filter(team=team).exists():
        raise Refused(_("This team has its place already: change it there."))
    placement = Placement.objects.create(
        track=track, team=team, name=name.strip(), place=place, prize_vi=prize_vi.strip(), prize_en=prize_en.strip()
    )
    _note(placement, "", by)
    return placement


@transaction.atomic
def change_placement(*, placement: Placement, place: int | None, prize_vi: str, prize_en: str, by=None) -> Placement:
    """Also after publication: a mistake is put right on the page and on the certificates at once, and noted."""
    ask_organiser(by, placement.track.page)
    row = Placement.objects.select_for_update().get(pk=placement.pk)
    before = _state(row)
    row.place, row.prize_vi, row.prize_en = place, prize_vi.strip(), prize_en.strip()
    row.save(update_fields=["place", "prize_vi", "prize_en"])
    _note(row, before, by)
    return row


def _state(row: Placement) -> str:
    return f"place {row.place or '-'}"


def _note(row: Placement, before: str, by) -> None:
    record_change(
        key=row.key,
        kind="placement",
        from_state=before,
        to_state=_state(row),
        by=by,
        reason=row.prize_vi or row.prize_en,
    )
