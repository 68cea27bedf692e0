"""A competition whose teams have places, for tests. Needs the fixture `site` or `city`."""

from results.services import place_by_hand
from tests.competitions.made import competition
from tests.factories import TeamFactory


def placed(*, prizes=("Giải Nhất", "", ""), names=("Sao Mai", "Hừng Đông", "Bình Minh"), organisation=None, **values):
    """(page, placements); `organisation` is the first team's. Nothing is published yet."""
    page = competition(**values)
    track = page.tracks.get()
    rows = []
    for place, (name, prize) in enumerate(zip(names, prizes, strict=True), 1):
        team = TeamFactory(track=track, name=name, organisation=organisation if place == 1 else None)
        rows.append(place_by_hand(track=track, team=team, place=place, prize_vi=prize))
    return page, rows
