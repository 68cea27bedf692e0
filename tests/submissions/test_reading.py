"""What organisers and judges read: what counts, and files that two teams share."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.personal_data import holdings
from submissions.models import Submission, SubmittedFile
from submissions.opening import may_read
from submissions.reading import final, finals, same_files, versions
from tests.competitions.made import competition
from tests.factories import MemberFactory, TeamFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest(city, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return competition()


@pytest.fixture
def phase(contest):
    return contest.phases.get(kind="submission")


@pytest.fixture
def track(contest):
    return contest.tracks.get()


def version(team, phase, number=1, *, ago=60, checksums=(), is_cleared=True, **values):
    """Begun so many seconds ago, with a file for each checksum."""
    now = timezone.now()
    values = {"received_at": now, "by": team.members.first().user, **values}
    begun = now - timedelta(seconds=ago)
    code = f"{team.pk}-{phase.pk}-{number}"
    made = Submission.objects.create(team=team, phase=phase, number=number, begun_at=begun, code=code, **values)
    for each in checksums:
        row = SubmittedFile(submission=made, name=f"{each}.pdf", size=1, checksum=each)
        row.cleared_at = now if is_cleared else None
        row.file.save("x.pdf", ContentFile(b"x"), save=False)
        row.save()
    return made


def test_what_counts(track, phase, django_assert_num_queries):
    teams = [TeamFactory(track=track) for _each in range(4)]
    first = version(teams[0], phase, 1, ago=90, checksums=["a"])
    version(teams[0], phase, 2, ago=60, checksums=["b"], is_cleared=False)
    version(teams[0], phase, 3, ago=30, received_at=None)
    version(teams[1], phase, 1, ago=10**7)  # before the round
    last = version(teams[2], phase, 2, ago=10)
    version(teams[2], phase, 3, ago=20)
    version(teams[3], phase)
    type(teams[3]).objects.filter(pk=teams[3].pk).update(state="withdrawn")
    with django_assert_num_queries(1):
        assert finals(track, phase) == {teams[0].pk: first, teams[2].pk: last}
    assert [final(team, phase) for team in teams[:3]] == [first, None, last]
    with django_assert_num_queries(2):
        assert [len(each.files.all()) for each in versions(teams[0], phase)] == [0, 1, 1]


def test_files_that_two_teams_sent(contest, track, phase, django_assert_num_queries):
    teams = [TeamFactory(track=track) for _each in range(3)]
    version(teams[0], phase, 1, checksums=["same", "own"])
    version(teams[0], phase, 2, checksums=["own"])
    version(teams[1], phase, 1, checksums=["same", "other"])
    version(teams[2], phase, 1, checksums=["same"])
    elsewhere = competition(title="Cuộc thi khác")
    other = TeamFactory(track=elsewhere.tracks.get())
    version(other, elsewhere.phases.get(kind="submission"), checksums=["other"])
    with django_assert_num_queries(1):
        found = same_files(contest)
    assert [(each.checksum, each.teams, each.names) for each in found] == [("same", tuple(teams), ("same.pdf",))]


def test_who_may_read(track, phase, editor):
    team = TeamFactory(track=track)
    made = version(team, phase)
    left = MemberFactory(team=team, left_at=timezone.now())
    asked = MemberFactory(team=team, accepted_at=None)
    assert may_read(team.members.first().user, made) and may_read(MemberFactory(team=team).user, made)
    assert may_read(editor, made)
    assert not any(may_read(user, made) for user in (left.user, asked.user, UserFactory()))


def test_a_person_takes_along_what_they_sent_and_leaves_the_teams_version(track, phase):
    team = TeamFactory(track=track)
    made, user = version(team, phase), team.members.first().user
    holding = holdings()["submissions"]
    assert [each["code"] for each in holding.collect(user)] == [made.code]
    holding.erase(user)
    made.refresh_from_db()
    assert made.by is None and holding.collect(user) == []


def test_a_files_row_takes_its_file_along(track, phase, django_capture_on_commit_callbacks):
    row = version(TeamFactory(track=track), phase, checksums=["a"]).files.get()
    storage, name = row.file.storage, row.file.name
    with django_capture_on_commit_callbacks(execute=True):
        row.delete()
    assert not storage.exists(name)
