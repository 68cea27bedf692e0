"""Who may register a team, when and for what."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from django.utils.translation import override

from competitions.models import CompetitionPage, Track
from history.models import StateChange
from organisations.refusals import Refused
from teams.declaring import Declaration
from teams.models import State, Team
from tests.competitions.made import competition
from tests.factories import OrganisationFactory, UserFactory
from tests.teams.conftest import PUPIL, STUDENT, joined, person, registered

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def test_a_team_waits_with_its_leader_the_rules_and_a_letter(page):
    by = person(language="en")
    team = registered(page, by=by, name="  Đội   Sao ", affiliation="Trường A")
    leader = team.members.get()
    assert (team.name, team.state, team.rules) == ("Đội Sao", State.REGISTERED, page.rules_versions.get())
    assert team.rules_accepted_by == by and team.rules_accepted_at
    assert leader.is_leader and leader.is_in and leader.declared_at and leader.user == by
    rows = StateChange.objects.filter(key__startswith=team.key).order_by("id")
    assert [(row.kind, row.to_state, row.by) for row in rows] == [("team", "registered", by), ("team-rules", "1", by)]
    assert [letter.to for letter in mail.outbox] == [[by.email]]
    assert f"/en/teams/{team.pk}/" in mail.outbox[0].body


@pytest.mark.parametrize(("away", "is_open"), [(-SECOND, True), (timedelta(), False), (SECOND, False)])
def test_registration_ends_with_its_phase_to_the_second(page, monkeypatch, away, is_open):
    ends, by = page.phases.get(kind="registration").ends_at, person()
    monkeypatch.setattr("django.utils.timezone.now", lambda: ends + away)
    if is_open:
        assert registered(page, by=by)
    else:
        with pytest.raises(Refused):
            registered(page, by=by)
        assert not Team.objects.exists()


def test_not_without_a_verified_address(page):
    with pytest.raises(Refused, match="Confirm your e-mail"), override("en"):
        registered(page, by=UserFactory())


def test_not_where_it_runs_elsewhere_or_is_not_published(site):
    elsewhere = competition(runs_elsewhere_url="https://example.org/")
    with pytest.raises(Refused):
        registered(elsewhere)
    hidden = competition(title="Khác", slug="khac")
    hidden.unpublish()
    with pytest.raises(Refused):
        registered(CompetitionPage.objects.get(pk=hidden.pk))


def test_the_newest_rules_are_accepted_or_none(page):
    draft = page.get_latest_revision_as_object()
    draft.rules = "<p>Thể lệ mới</p>"
    draft.save_revision().publish()
    old = page.rules_versions.last()
    with pytest.raises(Refused):
        from teams.services import register

        register(track=page.tracks.get(), name="Đội", by=person(), said=STUDENT, rules=old)


def test_one_team_for_a_person_and_track(page):
    by = person()
    first = registered(page, by=by)
    with pytest.raises(Refused):
        registered(page, by=by, name="Đội Hai")
    from teams.services import withdraw

    withdraw(team=first, by=by)
    second = registered(page, by=by, name="Đội Hai")
    with pytest.raises(Refused):
        joined(registered(page, name="Đội Ba"), user=by)
    other = Track.objects.create(page=page, title_vi="Bảng hai")
    assert registered(page, by=by, track=other) and second
    Track.objects.update(one_team_a_person=False)
    page = CompetitionPage.objects.get(pk=page.pk)
    assert registered(page, by=by, name="Đội Bốn")


def test_a_name_is_taken_in_whatever_letters(page):
    registered(page, name="Đội Sao")
    with pytest.raises(Refused):
        registered(page, name="đội  SAO")
    with pytest.raises(Refused):
        registered(page, name=" \u202e ")


@pytest.mark.parametrize(
    "said",
    [
        Declaration(name="A", takes_part_as="companies"),
        Declaration(name="A", takes_part_as="students", country="FR"),
        Declaration(name="A", takes_part_as="students", country="<b"),
        Declaration(name=" ", takes_part_as="students"),
        Declaration(name="A", takes_part_as="pupils"),
        Declaration(name="A", takes_part_as="pupils", guardian_name="B", guardian_email="EM@example.org"),
    ],
)
def test_whom_a_track_does_not_take(site, said):
    page = competition(track={"eligible": ["pupils", "students"], "countries": "VN, LA"})
    with pytest.raises(Refused):
        registered(page, by=person(username="em"), said=said)
    assert not Team.objects.exists()


def test_only_for_an_organisation_of_ones_own(page):
    with pytest.raises(Refused):
        registered(page, organisation=OrganisationFactory())


def test_a_pupils_guardian_is_asked_at_once(page):
    team = registered(page, said=PUPIL)
    letter = next(each for each in mail.outbox if each.to == ["cha@example.org"])
    assert "/teams/guardians/" in letter.body and team.members.get().waits_for_guardian
    assert team.members.get().guardian_asked_at <= timezone.now()
