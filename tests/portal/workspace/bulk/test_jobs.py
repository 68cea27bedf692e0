"""An import writes each row once, whoever is killed in between, and all rows are one review; and nobody else's."""

import os
import subprocess
import sys
import uuid

import pytest
from django.core import mail
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from catalog.models import ResearchProduct
from listings.refusals import Refusal
from listings.reviewing import Batch
from listings.services import approve_batch
from organisations.models import Membership, Role
from portal.workspace.bulk import jobs, running, writing
from portal.workspace.bulk.models import ImportJob
from tests.factories import OrganisationFactory, ResearchFactory
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


class Killed(BaseException):
    pass


def kill_after(portions, monkeypatch):
    """The worker dies in the portion after so many, when its listings are written and not yet submitted."""
    left, add = [portions], writing.add_to_batch

    def add_or_die(**options):
        left[0] -= 1
        if left[0] < 0:
            raise Killed
        add(**options)

    monkeypatch.setattr(writing, "add_to_batch", add_or_die)


def test_a_killed_worker_loses_a_portion_and_the_next_one_goes_on(
    ready, go, member, university, left_to_the_worker, monkeypatch
):
    monkeypatch.setattr(running, "PORTION", 1)
    go(ready)
    with monkeypatch.context() as patched, pytest.raises(Killed):
        kill_after(2, patched)
        jobs.work_through()
    ready.refresh_from_db()
    assert (ready.state, ready.number_written, ResearchProduct.objects.count()) == ("running", 2, 2)
    page = member.get(f"/en/workspace/organisations/{university.slug}/import/{ready.pk}/check/").content.decode()
    assert "2 of 3 rows are imported" in page and not mail.outbox
    with pytest.raises(Refusal, match="still being written"):
        approve_batch(batch=Batch.objects.get(), by=None)
    jobs.work_through()
    ready.refresh_from_db()
    assert (ready.state, ready.result["new"], ready.result["submitted"]) == ("done", 3, 3)
    batch = Batch.objects.get()
    assert batch.is_whole and batch.items.count() == ResearchProduct.objects.count() == 3
    assert {listing.workflow_states.count() for listing in ResearchProduct.objects.all()} == {1}
    assert len(mail.outbox) == 1 and "3 nội dung" in mail.outbox[0].body


def test_what_was_changed_half_way_is_looked_at_again_and_not_written_twice(
    ready, go, university, left_to_the_worker, monkeypatch
):
    monkeypatch.setattr(running, "PORTION", 1)
    go(ready)
    with monkeypatch.context() as patched, pytest.raises(Killed):
        kill_after(1, patched)
        jobs.work_through()
    ResearchFactory(organisation=university, external_id="SP-2", title_vi="Ai đó viết")
    jobs.work_through()
    ready.refresh_from_db()
    assert (ready.state, ready.findings["new"], len(mail.outbox)) == ("ready", 1, 1)
    assert "1 row is imported" in ready.failure
    assert Batch.objects.get().is_whole and Batch.objects.get().items.count() == 1


def test_two_workers_write_each_row_once(ready, go, left_to_the_worker, monkeypatch):
    monkeypatch.setattr(running, "PORTION", 1)
    go(ready)
    write, nested = running._write, []

    def write_beside_another(number, portion):
        if not nested:
            nested.append(True)
            jobs.work_through()  # the other one, from its own plan to its end
        return write(number, portion)

    monkeypatch.setattr(running, "_write", write_beside_another)
    jobs.work_through()
    ready.refresh_from_db()
    assert (ready.state, ready.result["new"]) == ("done", 3)
    assert (ResearchProduct.objects.count(), Batch.objects.count(), len(mail.outbox)) == (3, 1, 1)


def test_a_row_takes_a_bounded_number_of_queries(bring, match, go, left_to_the_worker):
    """Of the writing: twelve a row and what a portion takes whatever it holds, where one by one would be fifty."""
    match(job := bring([cells(number) for number in range(1, 41)]).job)
    go(job)
    with CaptureQueriesContext(connection) as queries:
        jobs.work_through()
    job.refresh_from_db()
    assert job.state == "done" and len(queries) < 12 * 40 + 150, len(queries) / 40


def test_what_is_killed_again_and_again_is_given_up(ready, go, left_to_the_worker):
    go(ready)
    ImportJob.objects.update(attempts=running.MOST_ATTEMPTS)
    jobs.work_through()
    ready.refresh_from_db()
    assert ready.state == "failed" and "several times" in ready.failure and not ResearchProduct.objects.exists()


def test_an_error_of_ours_changes_nothing_and_is_said(ready, go, member, university, monkeypatch):
    def broken(**options):
        raise RuntimeError("engine room")

    monkeypatch.setattr(writing, "add_to_batch", broken)
    go(ready)
    assert ready.state == "failed" and not ResearchProduct.objects.exists()
    page = member.get(f"/en/workspace/organisations/{university.slug}/import/{ready.pk}/check/").content.decode()
    assert "No listing was changed" in page and "engine room" not in page


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


def test_a_pass_of_the_worker_is_bounded_and_the_next_goes_on(bring, match, go, left_to_the_worker, monkeypatch):
    monkeypatch.setattr(running, "PORTION", 2)
    monkeypatch.setattr(running, "LONGEST_TURN", -1)  # over as soon as it began: one portion a pass
    match(job := bring([cells(number) for number in range(5)]).job)
    go(job)
    written = []
    while job.state == "running" and len(written) < 9:
        jobs.work_through()
        job.refresh_from_db()
        written.append(job.number_written)
    assert (job.state, written[:2], len(written)) == ("done", [2, 4], 3)
    assert job.result["new"] == ResearchProduct.objects.count() == 5 and Batch.objects.get().items.count() == 5


SAYS_ITS_PRINT = """
from portal.importing.kinds import kinds
from listings.bulk import Row
from portal.workspace.bulk.plan import Planned
columns = {name: "x" for name in kinds()["research"].columns}
print(Planned(2, "research", Row(1, "a", columns, related={"fields": (1,)}), None).print())
"""


def test_a_plan_is_the_same_in_the_web_and_in_the_worker():
    """Each process has its own order of sets; an import that the worker writes was sent back as changed."""
    said = set()
    for seed in "123":
        command = [sys.executable, "manage.py", "shell", "-v0", "-c", SAYS_ITS_PRINT]
        done = subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True)
        said.add(done.stdout.strip())
    assert len(said) == 1 and len(said.pop()) == 16


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
