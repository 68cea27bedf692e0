"""Every route of judging by every role: who may not enter gets 404 or the sign-in page, and changes nothing."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from competitions.models import CoOrganiser
from judging.models import Assignment, Conflict, Judge, Mark, Round, Standing, UploadedScore
from judging.services import ask_judge
from tests.access.asking import is_refused
from tests.factories import UserFactory
from tests.judging import making

pytestmark = pytest.mark.django_db
ORGANISER, OWN, ANOTHER = "organiser", "judge", "another judge"
ROLES = ("anonymous", "person", "team", "asked", ANOTHER, OWN, "co-organiser", ORGANISER)
WATCHED = (Judge, Assignment, Mark, Conflict, Round, Standing, UploadedScore)


@pytest.fixture
def people(contest, round, teams, judge, editor):
    other = making.judge(contest)
    making.mark(round, judge, teams[0], 7, 8)
    helper, asked = UserFactory(), UserFactory(email="duoc.moi@example.org")
    EmailAddress.objects.create(user=asked, email=asked.email, verified=True, primary=True)
    ask_judge(competition=contest, email=asked.email)
    CoOrganiser.objects.create(competition=contest, user=helper, accepted_at=contest.first_published_at)
    users = {
        "person": UserFactory(),
        "team": teams[0].members.get().user,
        "asked": asked,
        ANOTHER: other.user,
        OWN: judge.user,
        "co-organiser": helper,
        ORGANISER: editor,
    }
    made = {"anonymous": Client()}
    for role, user in users.items():
        made[role] = Client()
        made[role].force_login(user)
    return made


def addresses(contest, round, judge):
    of_round, of_entry = [contest.pk, round.pk], [judge.assignments.get().pk]
    organisers = {"co-organiser", ORGANISER}
    return {
        ("judge", judge.pk): {OWN},
        ("judge_entry", *of_entry): {OWN},
        ("organise_judging", contest.pk): organisers,
        ("new_round", contest.pk): organisers,
        ("organise_round", *of_round): organisers,
        ("edit_round", *of_round): organisers,
        ("upload_scores", *of_round): organisers,
        ("export_scores", *of_round): organisers,
    }


@pytest.mark.parametrize("role", ROLES)
def test_who_enters(people, contest, round, judge, role):
    for (name, *parts), allowed in addresses(contest, round, judge).items():
        answer = people[role].get(reverse(name, args=parts))
        assert (answer.status_code == 200) is (role in allowed), (name, answer.status_code)
        assert is_refused(answer) is (role not in allowed), name


@pytest.mark.parametrize("role", ROLES)
def test_a_post_of_others_changes_nothing(people, contest, round, judge, role):
    before = [list(model.objects.order_by("pk").values()) for model in WATCHED]
    acts = ("accept", "conflict", "save", "hand-in", "ask", "remove", "assign", "close", "reopen", "show")
    for (name, *parts), allowed in addresses(contest, round, judge).items():
        for act in acts if role not in allowed else ():
            given = {"act": act, "judge": judge.pk, "each": 1, "email": "a@example.org", "reason": "x", "why": "x"}
            assert is_refused(people[role].post(reverse(name, args=parts), given)), (name, act)
    assert [list(model.objects.order_by("pk").values()) for model in WATCHED] == before


def test_a_round_of_another_competition(people, contest, round):
    other = making.contest()
    for name in ("organise_round", "edit_round", "upload_scores", "export_scores"):
        assert people[ORGANISER].get(reverse(name, args=[other.pk, round.pk])).status_code == 404


def test_a_judge_sees_no_marks_of_another(people, contest, round, teams, judge, signed):
    other = making.judge(contest)
    making.mark(round, other, teams[0], 1.5, 2.5, comment="Lời riêng của người khác")
    body = people[OWN].get(reverse("judge_entry", args=[judge.assignments.get().pk])).content.decode()
    assert "Lời riêng" not in body and 'value="1.5"' not in body
    assert 'value="7.0"' in body


def test_the_leaderboard_and_the_comments_are_not_there_before_they_are_published(people, contest, teams):
    for role in ROLES:
        assert people[role].get(reverse("leaderboard", args=[contest.pk])).status_code == 404
        assert is_refused(people[role].get(reverse("team_comments", args=[teams[0].pk])))
