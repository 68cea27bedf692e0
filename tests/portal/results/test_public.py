"""What everybody reads of results, and what nobody reads too early."""

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader

from results.models import Certificate
from results.services import add_to_ledger, agree_to_be_named, present, publish
from tests.results.making import placed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _city(city):
    pass


def test_the_page_shows_results_once_they_are_published(client):
    page, rows = placed()
    assert "Sao Mai" not in client.get(page.url).content.decode()
    publish(tracks=page.tracks.all())
    add_to_ledger(placement=rows[0], kind="piloted", where_vi="Phường Bến Nghé", since=date(2026, 3, 4))
    shown = client.get(page.url).content.decode()
    for said in ("Sao Mai", "Giải Nhất", "Phường Bến Nghé", "04/03/2026", "Hừng Đông", 'id="results-of-competition"'):
        assert said in shown


def test_a_teams_page_is_there_with_its_results_and_names_who_agreed(client):
    page, rows = placed()
    team, path = rows[0].team, f"/vi/competitions/{page.pk}/teams/{rows[0].team_id}/"
    present(
        team=team,
        texts={
            "title_vi": "Đọc <b>đơn</b>",
            "video_url": "https://video.example/1",
            "repository_url": "https://g.example/",
        },
    )
    assert client.get(path).status_code == 404
    publish(tracks=page.tracks.all())
    member = team.members.get()
    shown = client.get(path).content.decode()
    assert "Đọc &lt;b&gt;đơn" in shown and 'rel="nofollow noopener noreferrer"' in shown and member.name not in shown
    agree_to_be_named(member=member)
    assert member.name in client.get(path).content.decode()
    assert client.get(path.replace("/vi/", "/en/")).status_code == 200
    assert client.get(f"/vi/competitions/{page.pk + 1}/teams/{team.pk}/").status_code == 404
    page.unpublish()
    assert client.get(path).status_code == 404


def test_the_ledger_of_all_competitions_is_read_with_few_queries(client, django_assert_max_num_queries):
    first, rows = placed()
    second, others = placed(title="Thử thách hai", names=("X", "Y", "Z"))
    for page, row in ((first, rows[0]), (second, others[0])):
        publish(tracks=page.tracks.all())
        for kind in ("piloted", "deployed"):
            add_to_ledger(placement=row, kind=kind, where_vi=f"Nơi {kind}", since=date(2026, 3, 4))
    client.get("/vi/competitions/ledger/")
    with django_assert_max_num_queries(20):
        shown = client.get("/vi/competitions/ledger/").content.decode()
    assert shown.count("Nơi piloted") == 2 and shown.count("Nơi deployed") == 2 and "Thử thách hai" in shown
    narrowed = client.get("/vi/competitions/ledger/?kind=piloted").content.decode()
    assert "Nơi deployed" not in narrowed
    assert client.get("/vi/competitions/ledger/?kind=%00&page=1e9").status_code == 200


def test_a_certificate_is_read_by_its_code_alone_and_kept_by_no_cache(client):
    page, rows = placed()
    publish(tracks=page.tracks.all())
    certificate = Certificate.objects.get(placement=rows[0])
    answer = client.get(f"/vi/certificates/{certificate.code}/")
    assert certificate.name in answer.content.decode() and "noindex" in answer["X-Robots-Tag"]
    assert "no-store" in answer["Cache-Control"]
    assert client.get(f"/vi/certificates/{'x' * 22}/").status_code == 404
    assert client.get(f"/vi/certificates/{certificate.pk}/").status_code == 404
    paper = client.get(f"/en/certificates/{certificate.code}/certificate.pdf")
    text = PdfReader(BytesIO(paper.content)).pages[0].extract_text()
    assert paper["Content-Type"] == "application/pdf" and certificate.name in text and certificate.code in text


def test_a_member_writes_the_page_and_decides_on_their_own_name():
    _page, rows = placed()
    member, client = rows[0].team.members.get(), Client()
    client.force_login(member.user)
    path = f"/vi/teams/{rows[0].team_id}/page/"
    assert client.post(path, {"title_vi": "Đọc đơn", "video_url": "video.example/1"}).status_code == 302
    assert rows[0].team.presentation.video_url == "https://video.example/1"
    assert client.post(path, {"video_url": "javascript:alert(1)"}).status_code == 200
    client.post(path, {"named": "yes"})
    assert member.namings.filter(withdrawn_at=None).count() == 1
    client.post(path, {"named": "no"})
    assert not member.namings.filter(withdrawn_at=None).exists()
    other = Client()
    other.force_login(rows[1].team.members.get().user)
    assert other.get(path).status_code == 404 == other.post(path, {"named": "yes"}).status_code
