"""An import is everything or nothing, once, whoever is killed in between; and nobody else's."""

import uuid

import pytest
from django.test import override_settings

from catalog.models import ResearchProduct
from listings.reviewing import Batch
from organisations.models import Membership, Role
from portal.workspace.bulk import jobs, writing
from portal.workspace.bulk.models import ImportJob
from tests.factories import OrganisationFactory
from tests.portal.workspace.bulk.conftest import cells

pytestmark = pytest.mark.django_db
ROUTES = ("", "check/", "discard/", "to-correct/")


@pytest.fixture
def ready(bring, match):
    match(job := bring([cells(number) for number in range(1, 4)]).job)
    return job


@pytest.fixture
def left_to_the_worker(monkeypatch):
    monkeypatch.setattr(jobs, "WRITTEN_AT_ONCE", 0)


def test_a_double_click_is_one_import(ready, go, left_to_the_worker):
    assert go(ready).status_code == go(ready).status_code == 302
    jobs.work_through()
    jobs.work_through()
    assert (ResearchProduct.objects.count(), Batch.objects.count()) == (3, 1)
    assert go(ready).status_code == 302 and Batch.objects.count() == 1


def test_a_killed_worker_leaves_nothing_and_the_next_one_does_it_all(ready, go, left_to_the_worker, monkeypatch):
    class Killed(BaseException):
        pass

    def killed(**options):
        raise Killed

    go(ready)
    with monkeypatch.context() as patched, pytest.raises(Killed):
        patched.setattr(writing, "submit_batch", killed)
        jobs.work_through()
    ready.refresh_from_db()
    assert (ready.state, ResearchProduct.objects.count()) == ("running", 0)
    jobs.work_through()
    ready.refresh_from_db()
    assert (ready.state, ResearchProduct.objects.count()) == ("done", 3)


def test_what_is_killed_again_and_again_is_given_up(ready, go, left_to_the_worker):
    go(ready)
    ImportJob.objects.update(attempts=jobs.MOST_ATTEMPTS)
    jobs.work_through()
    ready.refresh_from_db()
    assert ready.state == "failed" and "several times" in ready.failure and not ResearchProduct.objects.exists()


def test_an_error_of_ours_changes_nothing_and_is_said(ready, go, member, university, monkeypatch):
    def broken(**options):
        raise RuntimeError("engine room")

    monkeypatch.setattr(writing, "submit_batch", broken)
    go(ready)
    assert ready.state == "failed" and not ResearchProduct.objects.exists()
    page = member.get(f"/en/workspace/organisations/{university.slug}/import/{ready.pk}/check/").content.decode()
    assert "Nothing was changed" in page and "engine room" not in page


def test_who_lost_the_right_meanwhile_imports_nothing(ready, go, member, left_to_the_worker):
    go(ready)
    Membership.objects.filter(user=member.user).update(role=Role.VIEWER)
    jobs.work_through()
    ready.refresh_from_db()
    assert ready.state == "failed" and not ResearchProduct.objects.exists()


def test_a_long_check_is_left_to_the_worker_and_shown(bring, match, member, university, monkeypatch):
    monkeypatch.setattr(jobs, "CHECKED_AT_ONCE", 0)
    match(job := bring([cells(1)]).job)
    address = f"/en/workspace/organisations/{university.slug}/import/{job.pk}/check/"
    page = member.get(address).content.decode()
    assert job.state == "checking" and "0 of 1 rows" in page
    assert 'http-equiv="refresh"' in page and 'hx-trigger="every 2s"' in page
    jobs.work_through()
    answer = member.get(address, headers={"HX-Request": "true"})
    assert answer["HX-Refresh"] == "true"
    assert "What will change" in member.get(address).content.decode()


def test_the_worker_is_told_of_it(settings):
    assert "portal.workspace.bulk.jobs.work_through" in settings.EACH_PASS
    assert "forget_imports" in settings.CLOCK_COMMANDS


def test_attack_2_an_upload_is_its_organisations_own(ready, enter, member, university):
    other = OrganisationFactory(slug="don-vi-khac")
    stranger, viewer = enter(other, Role.OWNER), enter(university, Role.VIEWER)
    for route in ROUTES:
        for client, slug in ((stranger, university.slug), (viewer, university.slug), (stranger, other.slug)):
            address = f"/en/workspace/organisations/{slug}/import/{ready.pk}/{route}"
            for answer in (client.get(address), client.post(address)):
                assert answer.status_code in (404, 405), (route, slug)
                assert "Nhận dạng" not in answer.content.decode()
        unknown = f"/en/workspace/organisations/{university.slug}/import/{uuid.uuid4()}/{route}"
        assert member.post(unknown).status_code in (404, 405)
    assert ImportJob.objects.get().state == "ready" and not ResearchProduct.objects.exists()


@override_settings(DATA_UPLOAD_MAX_NUMBER_FIELDS=1000)
def test_the_largest_second_screen_can_be_sent():
    from portal.importing.columns import columns_of
    from portal.importing.upload import MOST_COLUMNS
    from portal.workspace.bulk.reading import MOST_UNKNOWN

    closed = sum(column.is_closed or column.is_boolean for column in columns_of().values())
    assert MOST_COLUMNS + MOST_UNKNOWN * closed + 10 < 1000


@pytest.mark.parametrize("name", ["../../etc/a.xlsx", "a\r\nX: y.xlsx", "bảng\u202egpj.xlsx", f"{'b' * 300}.xlsx"])
def test_attack_20_names_of_files(bring, name):
    from portal.workspace.bulk.upload import shown_name

    shown = shown_name(name)
    assert len(shown) <= 120 and shown.endswith(".xlsx")
    assert not {"/", "\r", "\n", "\u202e"} & set(shown)
    assert bring([cells(1)], name="a.xlsx").job.file_name == "a.xlsx"
