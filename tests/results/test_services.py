"""Places, publication, certificates, the ledger, and the offer that a winner becomes."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from accounts.personal_data import export, holdings
from history.models import StateChange
from organisations.refusals import Refused
from results.models import Certificate, LedgerRow, Naming, Placement
from results.reading import certificate_of, ledger, public_team, published
from results.services import (
    add_to_ledger,
    agree_to_be_named,
    change_placement,
    draft_offer,
    place_by_hand,
    placing,
    present,
    publish,
    take_from_ledger,
    take_name_back,
    take_over_standings,
)
from teams.models import Team
from tests.competitions.made import competition
from tests.factories import FieldFactory, MemberFactory, OrganisationFactory, TeamFactory, UserFactory
from tests.results.making import placed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _city(city):
    pass


class Given:
    def __init__(self, team, points, place):
        self.team, self.points, self.place = team, points, place


def test_standings_are_taken_over_and_taken_again_until_they_are_published(monkeypatch):
    track = competition().tracks.get()
    first, second = TeamFactory(track=track), TeamFactory(track=track)
    monkeypatch.setattr(placing, "standings", lambda track: [Given(first, 81.456, 1), Given(second, 70, 2)])
    assert take_over_standings(track=track) == 2
    placement = Placement.objects.get(team=first)
    change_placement(placement=placement, place=1, prize_vi="Giải Nhất", prize_en="")
    monkeypatch.setattr(placing, "standings", lambda track: [Given(first, 90, 1)])
    take_over_standings(track=track)
    assert list(Placement.objects.values_list("team", "points", "prize_vi")) == [(first.pk, 90, "Giải Nhất")]
    publish(tracks=[track])
    track.refresh_from_db()
    with pytest.raises(Refused):
        take_over_standings(track=track)


def test_without_a_closed_round_nothing_is_taken_over():
    with pytest.raises(Refused):
        take_over_standings(track=competition().tracks.get())


def test_an_entry_by_hand_is_a_team_of_the_track_or_a_name():
    page, other = competition(), competition(title="Khác")
    track = page.tracks.get()
    for wrong in (
        {},
        {"team": TeamFactory(track=track), "name": "Cũng là tên"},
        {"team": TeamFactory(track=other.tracks.get())},
        {"team": TeamFactory(track=track, state="banned")},
    ):
        with pytest.raises(Refused):
            place_by_hand(track=track, place=1, **wrong)
    assert place_by_hand(track=track, name="Đội ngoài", place=1).name == "Đội ngoài"
    assert Placement.objects.count() == 1


def test_nothing_is_public_before_publication_and_who_does_not_organise_publishes_nothing():
    page, rows = placed()
    assert published(page) == [] and public_team(page, rows[0].team_id) is None
    with pytest.raises(PermissionDenied):
        publish(tracks=page.tracks.all(), by=UserFactory())
    assert not Certificate.objects.exists() and not mail.outbox


def test_publication_makes_a_certificate_and_a_letter_for_each_member_once(editor):
    page, rows = placed()
    invited = MemberFactory(team=rows[0].team, accepted_at=None)
    gone = MemberFactory(team=rows[0].team, left_at=timezone.now())
    assert publish(tracks=page.tracks.all(), by=editor) == 1
    assert publish(tracks=page.tracks.all(), by=editor) == 0
    assert Certificate.objects.count() == 3 == len(mail.outbox)
    assert not Certificate.objects.filter(member__in=[invited, gone]).exists()
    certificate = Certificate.objects.get(placement=rows[0])
    assert len(certificate.code) >= 22 and certificate.code in mail.outbox[0].body + mail.outbox[1].body
    assert certificate_of(certificate.code) == certificate and certificate_of("x" * 22) is None
    Team.objects.filter(pk=rows[0].team_id).update(state="banned")
    assert certificate_of(certificate.code) is None
    assert StateChange.objects.filter(kind="results", to_state="published").count() == 1


def test_tracks_are_published_all_or_none():
    page, _rows = placed()
    page.tracks.add(type(page.tracks.get())(title_vi="Bảng trống"))
    page.save()
    with pytest.raises(Refused, match="Bảng trống"):
        publish(tracks=page.tracks.all())
    assert published(page) == []


def test_winners_are_who_has_a_prize_and_the_first_three_where_nobody_has():
    page, rows = placed(names=("A", "B", "C", "D"), prizes=("", "Giải Nhì", "", ""))
    publish(tracks=page.tracks.all())
    (shown,) = published(page)
    assert [str(row) for row in shown.winners] == ["B"] and [str(row) for row in shown.all] == ["A", "B", "C", "D"]
    change_placement(placement=rows[1], place=2, prize_vi="", prize_en="")
    assert [str(row) for row in published(page)[0].winners] == ["A", "B", "C"]


def test_results_cost_two_queries_however_many_there_are(django_assert_num_queries):
    page, rows = placed()
    publish(tracks=page.tracks.all())
    for row in rows:
        present(team=row.team, texts={"title_vi": "Bài"})
        add_to_ledger(placement=row, kind="piloted", where_vi="Phường 1", since=date(2026, 1, 5))
    with django_assert_num_queries(2):
        for each in published(page):
            for row in each.all:
                assert row.team.presentation.title() and len(row.ledger.all()) == 1 and row.track.title()


def test_the_ledger_is_written_after_publication_by_organisers_and_never_in_the_future(editor):
    page, rows = placed()
    said = {"kind": "deployed", "where_vi": "Phường Bến Nghé", "since": timezone.localdate()}
    with pytest.raises(Refused):
        add_to_ledger(placement=rows[0], by=editor, **said)
    publish(tracks=page.tracks.all())
    row = Placement.objects.get(pk=rows[0].pk)
    with pytest.raises(PermissionDenied):
        add_to_ledger(placement=row, by=UserFactory(), **said)
    with pytest.raises(ValidationError):
        add_to_ledger(placement=row, by=editor, **{**said, "since": timezone.localdate() + timedelta(days=1)})
    with pytest.raises(ValidationError):
        add_to_ledger(placement=row, by=editor, link="javascript:alert(1)", **said)
    written = add_to_ledger(placement=row, by=editor, **said)
    assert list(ledger()) == [written]
    take_from_ledger(row=written, by=editor)
    assert not LedgerRow.objects.exists()
    assert list(StateChange.objects.filter(kind="ledger").order_by("pk").values_list("to_state", flat=True)) == [
        "deployed",
        "taken back",
    ]


def test_a_winner_becomes_one_draft_of_its_organisation(editor):
    organisation, field = OrganisationFactory(), FieldFactory()
    _page, rows = placed(organisation=organisation, fields=[field])
    present(team=rows[0].team, texts={"title_vi": "Đọc đơn thư", "summary_vi": "Đọc nhanh."})
    offer = draft_offer(placement=rows[0], by=editor)
    assert (offer.organisation, offer.title_vi, offer.live) == (organisation, "Đọc đơn thư", False)
    assert list(offer.fields.all()) == [field] and "Giải Nhất" in offer.evidence_vi
    assert draft_offer(placement=rows[0], by=editor).pk == offer.pk
    with pytest.raises(Refused):
        draft_offer(placement=rows[1], by=editor)
    with pytest.raises(PermissionDenied):
        draft_offer(placement=rows[0], by=UserFactory())


def test_a_member_is_named_only_while_they_agree():
    page, rows = placed()
    publish(tracks=page.tracks.all())
    team = rows[0].team
    member, pupil = team.members.get(), MemberFactory(team=team, takes_part_as="pupils")
    assert public_team(page, team.pk).named == []
    agree_to_be_named(member=member)
    agree_to_be_named(member=member)
    with pytest.raises(Refused):
        agree_to_be_named(member=pupil)
    assert public_team(page, team.pk).named == [member] and Naming.objects.count() == 1
    take_name_back(member=member)
    assert public_team(page, team.pk).named == []


def test_only_a_member_writes_the_teams_page_and_only_web_addresses():
    _page, rows = placed()
    team = rows[0].team
    with pytest.raises(PermissionDenied):
        present(team=team, texts={"title_vi": "x"}, by=rows[1].team.members.get().user)
    with pytest.raises(ValidationError):
        present(team=team, texts={"video_url": "javascript:alert(1)"}, by=team.members.get().user)


def test_a_certificate_is_exported_and_goes_with_its_person(editor):
    page, rows = placed()
    publish(tracks=page.tracks.all(), by=editor)
    person = rows[0].team.members.get().user
    code = Certificate.objects.get(member__user=person).code
    agree_to_be_named(member=rows[0].team.members.get())
    assert code in export(person)
    holdings()["results"].erase(person)
    assert certificate_of(code) is None and not Naming.objects.exists()
    holdings()["results"].erase(editor)
    assert published(page)[0].track.publication.by is None
