"""Organisers place, publish, keep the ledger and draft offers; nobody else does."""

import pytest

from catalog.models import ResearchProduct
from results.models import LedgerRow, Placement, Publication
from results.services import publish
from tests.factories import OrganisationFactory, TeamFactory
from tests.results.making import placed

pytestmark = pytest.mark.django_db


def test_an_entry_by_hand_then_the_track_and_all_at_once(editor_client):
    page, _rows = placed()
    track = page.tracks.get()
    path = f"/vi/organise/{page.pk}/results/"
    team = TeamFactory(track=track, name="Muộn")
    answer = editor_client.post(f"{path}{track.pk}/", {"team": team.pk, "place": 4})
    assert answer.status_code == 302 and team.placement.place == 4
    refused = editor_client.post(f"{path}{track.pk}/", {"place": 5})
    assert refused.status_code == 200 and Placement.objects.count() == 4
    assert editor_client.post(f"{path}{track.pk}/", {"act": "take"}, follow=True).status_code == 200
    assert editor_client.get(f"{path}{track.pk}/").status_code == 200 == editor_client.get(path).status_code
    editor_client.post(path)
    assert Publication.objects.get().track == track


def test_ledger_prize_and_offer_of_an_entry(editor_client):
    page, rows = placed(organisation=OrganisationFactory())
    publish(tracks=page.tracks.all())
    path = f"/vi/organise/{page.pk}/entries/{rows[0].pk}/"
    said = {"act": "ledger", "kind": "piloted", "where_vi": "Phường 1", "since": "2026-03-04"}
    assert editor_client.post(path, said).status_code == 302
    assert editor_client.post(path, {**said, "since": "2999-01-01"}).status_code == 200
    assert editor_client.post(path, {**said, "link": "javascript:alert(1)"}).status_code == 200
    row = LedgerRow.objects.get()
    editor_client.post(path, {"act": "place", "place": 1, "prize_vi": "Giải Đặc biệt"})
    assert Placement.objects.get(pk=rows[0].pk).prize_vi == "Giải Đặc biệt"
    editor_client.post(path, {"act": "offer"})
    assert ResearchProduct.objects.get().organisation == rows[0].team.organisation
    assert editor_client.get(path).status_code == 200
    other, others = placed(title="Khác", names=("X", "Y", "Z"))
    foreign = f"/vi/organise/{other.pk}/entries/"
    assert editor_client.post(f"{foreign}{rows[0].pk}/", {"act": "offer"}).status_code == 404
    assert editor_client.post(f"{foreign}{others[0].pk}/", {"act": "remove", "row": row.pk}).status_code == 404
    editor_client.post(path, {"act": "remove", "row": row.pk})
    assert not LedgerRow.objects.exists()


def test_who_does_not_organise_finds_none_of_it(city, enter):
    page, rows = placed()
    client = enter(OrganisationFactory())
    track = page.tracks.get()
    for path in ("results/", f"results/{track.pk}/", f"entries/{rows[0].pk}/"):
        for method in (client.get, client.post):
            assert method(f"/vi/organise/{page.pk}/{path}", {"act": "publish"}).status_code == 404
    assert not Publication.objects.exists()
