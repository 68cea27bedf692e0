"""A competition whose round runs, a team that was approved, and how it hands in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from submissions.models import Submission, SubmittedFile
from tests.competitions.made import competition
from tests.factories import TeamFactory
from tests.files.making import PDF


@pytest.fixture(autouse=True)
def storage_of_its_own(settings, tmp_path):
    """The database is rolled back after a test, files are not."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def contest(city):
    return competition(track={"takes_link": True, "takes_text": True, "most_files": 3, "most_megabytes": 2})


@pytest.fixture
def phase(contest):
    return contest.phases.get(kind="submission")


@pytest.fixture
def track(contest):
    return contest.tracks.get()


@pytest.fixture
def team(track):
    return TeamFactory(track=track, name="Sao Mai")


@pytest.fixture
def client(team):
    """The team's leader; `user` is that person."""
    made = Client()
    made.user = team.members.get().user
    made.force_login(made.user)
    return made


def address(team) -> str:
    return reverse("submit", args=[team.pk])


def upload(name="bai.pdf", data=PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def hand_in(client, team, *files, token="ma-cua-bieu-mau", **more):
    """As the page's form sends it; a file is `upload(…)`."""
    return client.post(address(team), {"token": token, "files": list(files), **more, "whole": "1"})


def kept() -> tuple[int, int]:
    """How many versions and files there are."""
    return Submission.objects.count(), SubmittedFile.objects.count()


def in_storage(settings) -> list[str]:
    folder = settings.MEDIA_ROOT / "submissions"
    return sorted(each.name for each in folder.iterdir()) if folder.exists() else []
