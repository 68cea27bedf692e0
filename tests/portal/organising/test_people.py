"""Co-organisers: asked by mail, with rights on one competition only."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from accounts.personal_data import export, holdings
from competitions.models import CompetitionPage, CoOrganiser
from competitions.organisers import organises
from tests.competitions.made import competition
from tests.factories import NeedFactory, OrganisationFactory, TeamFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(city):
    return competition()


@pytest.fixture
def helper(db):
    user = UserFactory(email="giup@example.org")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    client = Client()
    client.user = user
    client.force_login(user)
    return client


def test_who_is_asked_accepts_and_organises_this_one_only(editor_client, page, helper):
    other = competition(title="Khác")
    team = TeamFactory(track=page.tracks.get())
    path = f"/vi/organise/{page.pk}/"
    for _each in range(2):
        editor_client.post(f"{path}people/", {"email": "Giup@example.org"})
    assert len(mail.outbox) == 1 and f"/organise/{page.pk}/join/" in mail.outbox[0].body
    assert helper.get(path).status_code == 404 and not organises(helper.user, page)
    assert helper.get(f"{path}join/").status_code == 200
    assert helper.post(f"{path}join/").status_code == 302
    assert helper.get(path).status_code == 200 == helper.get(f"{path}teams/{team.pk}/").status_code
    for part in ("", "teams/", "letter/", "results/", "people/", "teams.csv"):
        assert helper.get(f"/vi/organise/{other.pk}/{part}").status_code == 404
    assert helper.get(f"{path}join/").status_code == 404
    assert helper.post(f"{path}copy/").status_code == 404


def test_a_co_organiser_asks_nobody_and_may_leave(editor, page, helper):
    path = f"/vi/organise/{page.pk}/people/"
    own = CoOrganiser.objects.create(competition=page, email="giup@example.org")
    other = CoOrganiser.objects.create(competition=page, email="khac@example.org")
    helper.post(f"/vi/organise/{page.pk}/join/")
    assert helper.post(path, {"email": "them@example.org"}).status_code == 404
    assert helper.post(path, {"remove": other.pk}).status_code == 404
    assert helper.post(path, {"remove": own.pk}).status_code == 302
    assert list(CoOrganiser.objects.all()) == [other] and helper.get(path).status_code == 404


def test_who_was_not_asked_does_not_accept(page, helper):
    CoOrganiser.objects.create(competition=page, email="khac@example.org")
    EmailAddress.objects.filter(user=helper.user).update(verified=False)
    CoOrganiser.objects.create(competition=page, email="giup@example.org")
    assert helper.post(f"/vi/organise/{page.pk}/join/").status_code == 404
    assert not CoOrganiser.objects.exclude(user=None).exists()


def test_it_is_exported_and_goes_with_the_person(page, helper):
    CoOrganiser.objects.create(competition=page, email="giup@example.org")
    assert "co_organiser_of" in export(helper.user) and "giup@example.org" in export(helper.user)
    holdings()["organising"].erase(helper.user)
    assert not CoOrganiser.objects.exists()


def test_requests_and_waiting_teams_stand_on_the_workspaces_first_page(page, helper):
    row = CoOrganiser.objects.create(competition=page, email="giup@example.org")
    assert f"/organise/{page.pk}/join/" in helper.get("/vi/workspace/").content.decode()
    helper.post(f"/vi/organise/{page.pk}/join/")
    TeamFactory(track=page.tracks.get(), state="registered")
    assert f'/organise/{page.pk}/"' in helper.get("/vi/workspace/").content.decode()
    row.delete()
    assert "/organise/" not in helper.get("/vi/workspace/").content.decode()


def test_an_editor_drafts_a_competition_from_a_need_in_the_admin(editor_client, enter):
    need = NeedFactory(published=True, title_vi="Đọc đơn thư")
    path = f"/admin/competitions/from-need/{need.pk}/"
    assert "Đọc đơn thư" in editor_client.get(path).content.decode()
    assert path in editor_client.get("/admin/snippets/demand/need/").content.decode()
    answer = editor_client.post(path)
    made = CompetitionPage.objects.get(title="Đọc đơn thư")
    assert f"/admin/pages/{made.pk}/edit/" in answer["Location"] and not made.live
    assert f"/vi/organise/{made.pk}/" in editor_client.get(answer["Location"]).content.decode()
    other = enter(OrganisationFactory())
    assert other.post(path).status_code in (302, 403) and CompetitionPage.objects.count() == 1
