"""Loads the results of finished competitions: teams with their places and pages, and what became of them.

Registration is over there, so these teams are written as they stood in the end, without members: nobody gets a letter.
"""

from collections.abc import Iterable

from competitions.models import CompetitionPage, Track
from portal.demonstration.content import ContentError
from portal.demonstration.rows import Known
from results.models import LedgerRow, Placement, Presentation, Publication
from results.services import add_to_ledger, place_by_hand, present, publish
from teams.models import State, Team

TEXTS = ("title_vi", "title_en", "summary_vi", "summary_en")


def load_results(records: Iterable[dict], *, known: Known) -> int:
    """Makes what is not there yet and brings the teams' texts to what the files have; returns how many entries have a
    place."""
    placed = 0
    for record in records:
        if not record.get("results"):
            continue
        page = CompetitionPage.objects.get(slug=record["slug"], is_demonstration=True)
        tracks = list(page.tracks.all())
        for part in record["results"]:
            _entry(record, part, tracks[part.get("track", 1) - 1], known)
            placed += 1
        publish(tracks=[track for track in tracks if track.placements.exists()])
        # The publication is as old as the phase of results: the demonstration's dates are counted from its loading.
        opened = min(phase.starts_at for phase in page.phases.all() if phase.kind == "results")
        Publication.objects.filter(track__in=tracks).exclude(published_at=opened).update(published_at=opened)
        for part in record["results"]:
            _ledger(part, Placement.objects.get(team__name=part["team"], track__page=page), known)
    return placed


def _entry(record: dict, part: dict, track: Track, known: Known) -> None:
    slug = part.get("organisation")
    if slug and slug not in known.organisations:
        raise ContentError(f"{record['source']}: {record['slug']}: results: unknown: {slug}")
    team, _is_new = Team.objects.get_or_create(track=track, name=part["team"], defaults={"state": State.APPROVED})
    owner = known.organisations[slug].pk if slug else None
    Team.objects.filter(pk=team.pk).exclude(organisation=owner).update(organisation=owner)
    texts, there = {name: part[name] for name in TEXTS}, Presentation.objects.filter(team=team).first()
    if there is None or any(getattr(there, name) != text for name, text in texts.items()):
        present(team=team, texts=texts)
    if not Placement.objects.filter(team=team).exists():
        prizes = record["prizes"]
        prize = prizes[part["place"] - 1] if part["place"] <= len(prizes) else {"title_vi": "", "title_en": ""}
        place_by_hand(
            track=track, team=team, place=part["place"], prize_vi=prize["title_vi"], prize_en=prize["title_en"]
        )


def _ledger(part: dict, placement: Placement, known: Known) -> None:
    for line in part.get("ledger", ()):
        said = {name: line[name] for name in ("kind", "where_vi", "where_en")}
        since = known.days.day(line["since_in"])
        there = LedgerRow.objects.filter(placement=placement, **said)
        if not there.exists():
            add_to_ledger(placement=placement, since=since, link=line.get("link", ""), **said)
        else:
            there.exclude(since=since).update(since=since)
