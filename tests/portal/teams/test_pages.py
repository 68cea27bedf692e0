"""A team's pages: whom they let in, and its way from the competition's page to a whole team."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from competitions.models import CompetitionPage, CoOrganiser, Track
from teams.models import Member, State, Team
from teams.services import ask_back, invite
from teams.services.guardians import token_of as guardian_token
from teams.services.inviting import token_of
from tests.competitions.made import competition
from tests.factories import MembershipFactory, TeamFactory, UserFactory
from tests.teams.conftest import PUPIL, person, registered

pytestmark = pytest.mark.django_db
ANSWERS = {
    "name": "Đội Sao <b>",
    "affiliation": "Trường A",
    "country": "VN",
    "person": "Trần Thị Bình",
    "takes_part_as": "students",
    "nationality": "VN",
    "is_declared": "on",
    "rules": "on",
}


@pytest.fixture
def page(site):
    return competition()


def signed(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at(name, *args, language="en"):
    with override(language):
        return reverse(name, args=args)


def version(page):
    return {"version": page.rules_versions.first().pk}


def test_the_pages_button_leads_to_the_form_and_a_team(page):
    user = person()
    client = signed(user)
    shown = client.get(f"{page.url}").content.decode()
    assert at("take_part", page.pk, language="vi") in shown
    form = client.get(at("take_part", page.pk), follow=True)
    assert form.request["PATH_INFO"] == at("register_team", page.pk, page.tracks.get().pk)
    answer = client.post(form.request["PATH_INFO"], ANSWERS | version(page), follow=True)
    team = Team.objects.get()
    assert answer.request["PATH_INFO"] == at("team", team.pk)
    assert "Đội Sao &lt;b&gt;" in answer.content.decode() and team.rules_accepted_by == user
    assert client.get(at("take_part", page.pk)).url == at("team", team.pk)
    mine = client.get(at("my_teams")).content.decode()
    assert "Đội Sao &lt;b&gt;" in mine and "Waits for approval" in mine


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("rules", ""),
        ("is_declared", ""),
        ("takes_part_as", "x"),
        ("country", "XX"),
        ("name", "\u202e"),
        ("version", ""),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_is_stored(page, field, value):
    address = at("register_team", page.pk, page.tracks.get().pk)
    answer = signed(person()).post(address, {**ANSWERS, **version(page), field: value})
    assert answer.status_code == 422 and b"error-summary" in answer.content
    assert not Team.objects.exists()


def test_outside_of_registration_it_says_so(page, monkeypatch):
    client, ends = signed(person()), page.phases.get(kind="registration").ends_at
    address = at("register_team", page.pk, page.tracks.get().pk)
    monkeypatch.setattr("portal.teams.registering.registration_ends", lambda competition: None)
    assert client.get(address).status_code == 409
    assert client.post(address, ANSWERS | version(page)).status_code == 409
    assert not Team.objects.exists() and ends


def test_elsewhere_leads_out(site):
    page = competition(runs_elsewhere_url="https://example.org/dang-ky")
    assert signed(person()).get(at("take_part", page.pk)).url == "https://example.org/dang-ky"


def test_several_tracks_are_a_choice(page):
    Track.objects.create(page=page, title_vi="Bảng hai", title_en="Second track")
    registered(page, by=(user := person()), name="Đội Một")
    shown = signed(user).get(at("take_part", page.pk)).content.decode()
    assert "Main track" in shown and "Second track" in shown and "Đội Một" in shown


def test_an_unpublished_competition_and_a_foreign_track_are_not_there(page):
    other = competition(title="Khác", slug="khac")
    client = signed(person())
    assert client.get(at("register_team", page.pk, other.tracks.get().pk)).status_code == 404
    CompetitionPage.objects.get(pk=other.pk).unpublish()
    assert client.get(at("take_part", other.pk)).status_code == 404
    assert client.get(at("take_part", 999_999)).status_code == 404


TEAM_PAGES = ("team", "leave_team")
LEADERS = ("edit_team", "withdraw_team")
POSTS = ("invite_member", "write_guardian", "team_rules", "answer_organisers")


def test_a_team_is_for_its_members_and_its_acts_for_the_leader(page):
    team = registered(page)
    leader = team.members.get().user
    member = Member.objects.create(team=team, user=person(), accepted_at=timezone.now(), name="B").user
    gone = Member.objects.create(
        team=team, user=person(), accepted_at=timezone.now(), left_at=timezone.now(), name="C"
    ).user
    organiser = person()
    CoOrganiser.objects.create(competition=page, user=organiser, accepted_at=timezone.now())
    other = registered(page, name="Đội khác").members.get().user
    outsiders = [person(), gone, organiser, other, UserFactory(is_superuser=True), MembershipFactory().user]
    before = list(Member.objects.order_by("pk").values())
    for user in outsiders:
        for name in (*TEAM_PAGES, *LEADERS, *POSTS):
            for method in ("get", "post"):
                assert getattr(signed(user), method)(at(name, team.pk)).status_code == 404, (name, method)
        assert signed(user).post(at("change_member", team.pk, before[0]["id"]), {"act": "remove"}).status_code == 404
    for name in (*TEAM_PAGES, *LEADERS, *POSTS):
        answer = Client().get(at(name, team.pk))
        assert answer.status_code == 302 and "login" in answer.url
    for name in TEAM_PAGES:
        assert signed(member).get(at(name, team.pk)).status_code == 200
    for name in LEADERS:
        assert signed(member).get(at(name, team.pk)).status_code == 404
        assert signed(leader).get(at(name, team.pk)).status_code == 200
    for name in set(POSTS) - {"write_guardian"}:
        assert signed(member).post(at(name, team.pk)).status_code == 404
    assert list(Member.objects.order_by("pk").values()) == before


def test_the_leader_of_one_team_cannot_name_members_of_another(page):
    mine, other = registered(page), registered(page, name="Đội khác")
    client, theirs = signed(mine.members.get().user), other.members.get()
    for act in ("lead", "remove"):
        assert client.post(at("change_member", mine.pk, theirs.pk), {"act": act}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.is_in and theirs.is_leader


def test_inviting_says_the_same_whether_there_is_an_account(page):
    client = signed(registered(page).members.get().user)
    team, known = Team.objects.get(), person()
    said = []
    for email in (known.email, "khong.ai@example.org"):
        answer = client.post(at("invite_member", team.pk), {"email": email}, follow=True)
        said.append(answer.content.decode().split("<main")[1].count("is on its way to"))
    assert said == [1, 1] and [each.to[0] for each in mail.outbox[-2:]] == [known.email, "khong.ai@example.org"]


def test_an_invitation_leads_to_signing_in_and_then_into_the_team(page):
    team, user = registered(page), person()
    member = invite(team=team, email=user.email, by=team.members.get().user)
    address = at("team_invitation", token_of(member))
    assert "login" in Client().get(address).content.decode()
    stranger = signed(person())
    assert "another address" in stranger.get(address).content.decode()
    stranger.post(address, ANSWERS)
    assert team.members.present().count() == 1
    client = signed(user)
    home = client.get(at("workspace")).content.decode()
    assert "You are invited to this team" in home
    answer = client.post(address, ANSWERS)
    assert answer.url == at("team", team.pk) and team.members.present().count() == 2
    assert client.get(address).status_code == 410
    assert client.get(at("team_invitation", "khong-phai-ma-that-0123456789")).status_code == 410


def test_who_declines_is_forgotten(page):
    team, user = registered(page), person()
    member = invite(team=team, email=user.email, by=team.members.get().user)
    signed(user).post(at("team_invitation", token_of(member)), {"decline": "1"})
    member.refresh_from_db()
    assert not member.email and member.left_at


def test_a_guardian_agrees_by_a_press_and_not_by_opening(page):
    pupil = registered(page, said=PUPIL).members.get()
    address = at("team_guardian", guardian_token(pupil))
    shown = Client().get(address)
    assert shown.status_code == 200 and "Lê Văn Em" in shown.content.decode() and "no-store" in shown["Cache-Control"]
    pupil.refresh_from_db()
    assert pupil.guardian_agreed_at is None
    assert "You agreed on" in Client().post(address, {"agree": "1"}).content.decode()
    pupil.refresh_from_db()
    assert pupil.guardian_agreed_at
    Client().post(address, {"refuse": "1"})
    pupil.refresh_from_db()
    assert pupil.left_at and Client().get(address).status_code == 410


def test_a_question_is_shown_as_a_task_and_answered(page):
    team = registered(page)
    client, organiser = signed(team.members.get().user), person()
    CoOrganiser.objects.create(competition=page, user=organiser, accepted_at=timezone.now())
    ask_back(team=team, by=organiser, reason="Trường <i>nào</i>?")
    assert "ask you something" in client.get(at("workspace")).content.decode()
    assert "Trường &lt;i&gt;nào&lt;/i&gt;?" in client.get(at("team", team.pk)).content.decode()
    client.post(at("edit_team", team.pk), {"name": "Đội Mới", "affiliation": "Trường B", "country": "LA"})
    client.post(at("answer_organisers", team.pk), {"text": "Trường B"})
    team.refresh_from_db()
    assert (team.state, team.name, team.country) == (State.REGISTERED, "Đội Mới", "LA")


def test_leaving_and_withdrawing_ask_first(page):
    team = registered(page)
    client = signed(team.members.get().user)
    assert client.get(at("withdraw_team", team.pk)).status_code == 200
    team.refresh_from_db()
    assert team.is_open
    client.post(at("withdraw_team", team.pk))
    team.refresh_from_db()
    assert team.state == State.WITHDRAWN
    assert client.post(at("leave_team", team.pk)).url == at("my_teams")
    assert client.get(at("team", team.pk)).status_code == 404


def test_many_teams_and_members_cost_no_more_queries(page, django_assert_max_num_queries):
    user = person()
    Track.objects.update(one_team_a_person=False)
    for _place in range(8):
        TeamFactory(track=page.tracks.get(), leader=user)
    team = Team.objects.first()
    for _place in range(8):
        Member.objects.create(team=team, user=UserFactory(), accepted_at=timezone.now() - timedelta(days=1), name="X")
    client = signed(user)
    with django_assert_max_num_queries(22):
        assert client.get(at("my_teams", language="vi")).status_code == 200
    with django_assert_max_num_queries(26):
        assert client.get(at("team", team.pk, language="vi")).status_code == 200
