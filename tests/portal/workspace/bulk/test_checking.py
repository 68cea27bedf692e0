"""Third screen: what will change, nothing half done."""

import pytest

from catalog.models import ResearchProduct
from listings.services import publish, save_draft, submit
from portal.workspace.bulk import jobs
from portal.workspace.bulk.models import ImportJob
from search.models import Entry
from tests.factories import OrganisationFactory, ResearchFactory
from tests.portal.workspace.bulk.conftest import HEADINGS, SUMMARY, cells, csv_text, read_back, xlsx

pytestmark = pytest.mark.django_db


@pytest.fixture
def listing(university, terms):
    """A public listing with the number SP-1 that `cells(1)` describes but for its title."""
    from taxonomy.models import Field

    return ResearchFactory(
        organisation=university, external_id="SP-1", title_vi="Tên cũ", summary_vi=SUMMARY, trl=7,
        fields=[Field.objects.get(slug="health")], contact_office="Phòng KHCN",
        contact_email="khcn@example.edu.vn", reuse_licence="cc-by", published=True,
    )  # fmt: skip


def page_of(client, university, job):
    return client.get(f"/en/workspace/organisations/{university.slug}/import/{job.pk}/check/")


def test_a_change_of_something_public_waits_for_its_review(bring, match, go, member, university, listing):
    match(job := bring([cells(1), cells(2)]).job)
    assert (job.findings["new"], job.findings["changed"]) == (1, 1)
    (change,) = job.findings["changed_rows"][0]["changes"]
    assert change == {"column": "Tên sản phẩm", "old": "Tên cũ", "new": "Nhận dạng hồ sơ 1"}
    body = page_of(member, university, job).content.decode()
    assert "<del>Tên cũ</del>" in body and "<ins>Nhận dạng hồ sơ 1</ins>" in body
    go(job)
    assert job.state == "done" and job.result["submitted"] == 2
    listing.refresh_from_db()
    assert (listing.live, listing.title_vi) == (True, "Tên cũ")
    assert Entry.objects.visible().get(key=listing.key).texts["vi"]["title"] == "Tên cũ"
    assert listing.get_latest_revision_as_object().title_vi == "Nhận dạng hồ sơ 1"
    assert listing.current_workflow_state.status == "in_progress"
    publish(listing=listing)
    assert ResearchProduct.objects.get(pk=listing.pk).title_vi == "Nhận dạng hồ sơ 1"


def test_the_same_file_again_changes_nothing(bring, match, go, member, university):
    match(job := bring([cells(1), cells(2)]).job)
    go(job)
    match(again := bring([cells(1), cells(2)]).job)
    assert (again.findings["unchanged"], again.findings["problems"]) == (2, [])
    assert "There is nothing to import" in page_of(member, university, again).content.decode()


def test_rows_without_a_number_are_known_by_their_title(bring, match, go):
    rows = (HEADINGS[1:], cells(1)[1:], cells(2)[1:])
    match(job := bring(xlsx(*rows)).job)
    go(job)
    assert job.result["new"] == 2
    match(again := bring(xlsx(rows[0], rows[1], ["Nhận dạng hồ sơ 2", "Mô tả khác.", *cells(2)[3:]])).job)
    match(again, replace="on")
    assert (again.findings["unchanged"], again.findings["changed"], again.findings["problems"]) == (1, 1, [])
    match(doubled := bring(xlsx(rows[0], rows[1], rows[1])).job)
    assert "Row 2 has the same title" in doubled.findings["problems"][0]["message"]


def test_a_listing_written_by_hand_takes_the_number_of_its_row(bring, match, go, university, listing):
    ResearchProduct.objects.filter(pk=listing.pk).update(external_id="")
    match(job := bring([cells(9, c1="Tên cũ", c4="TRL 8")]).job)
    assert (job.findings["new"], job.findings["changed"]) == (0, 1)
    go(job)
    assert ResearchProduct.objects.get().external_id == "SP-9"


def test_a_file_of_numbers_and_levels_changes_no_text(bring, match, go, listing):
    match(job := bring(xlsx(("Mã số", "TRL"), ("SP-1", 9))).job)
    (row,) = job.findings["changed_rows"]
    assert [change["column"] for change in row["changes"]] == ["TRL"]
    go(job)
    listing.refresh_from_db()
    draft = listing.get_latest_revision_as_object()
    assert (draft.trl, draft.summary_vi, draft.title_vi) == (9, SUMMARY, "Tên cũ")


@pytest.mark.parametrize("way", ["draft", "review", "locked"])
def test_somebodys_work_is_not_overwritten_unless_it_is_asked_for(
    bring, match, go, member, editor, university, listing, way
):
    listing.title_vi = "Đang sửa"
    if way != "locked":
        save_draft(listing=listing, by=member.user)
    if way == "review":
        submit(listing=listing, by=member.user)
    if way == "locked":
        type(listing).objects.filter(pk=listing.pk).update(locked=True)
    match(job := bring([cells(1), cells(2)]).job)
    (problem,) = job.findings["problems"]
    assert (problem["row"], problem["column"]) == (2, "Mã số")
    match(job, replace="on")
    if way == "locked":
        assert len(job.findings["problems"]) == 1
        return
    assert job.findings["problems"] == []
    go(job)
    listing.refresh_from_db()
    assert (job.state, listing.title_vi) == ("done", "Tên cũ")
    assert listing.get_latest_revision_as_object().title_vi == "Nhận dạng hồ sơ 1"
    assert listing.workflow_states.filter(status="in_progress").count() == 1


PROBLEMS = [
    cells(1),
    cells(2, c4="TRL 12"),
    cells(3, c1=""),
    cells(4, c3=""),
    cells(1),
    cells(6, c5="Phòng nào đó, gọi số 7"),
]


def test_problems_name_row_and_column_of_the_file(bring, match, university):
    university.email = ""
    university.save()
    match(job := bring(PROBLEMS).job)
    found = {(each["row"], each["column"]): each["message"] for each in job.findings["problems"]}
    assert "whole number from 1 to 9" in found[3, "Mức TRL"]
    assert "“Tên sản phẩm”" in found[4, "Tên sản phẩm"]
    assert (5, "Lĩnh vực") in found and "row 2" in found[6, "Mã số"] and (7, "Đầu mối liên hệ") in found
    assert job.findings["new"] == 1


def test_nothing_is_half_done(bring, match, go, member, university):
    match(job := bring(PROBLEMS).job)
    for left_out in ([], [3, 4], [2], [3, 4, 5, 7]):
        assert go(job, left_out=left_out).status_code == 422 and job.state == "ready"
    assert "tick each row" in go(job).content.decode() and not ResearchProduct.objects.exists()
    wrong = sorted({each["row"] for each in job.findings["problems"]})
    assert go(job, left_out=wrong).status_code == 302
    assert (job.state, job.result["left_out"], ResearchProduct.objects.count()) == ("done", len(wrong), 6 - len(wrong))


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_rows_to_correct_come_back_as_the_same_file(bring, match, member, university, form):
    rows = [HEADINGS, *PROBLEMS, cells(8, c1="'=cmd|'/c calc'!A1", c4="99")]
    job = bring(xlsx(*rows) if form == "xlsx" else csv_text(*rows), name=f"a.{form}").job
    match(job)
    answer = member.get(f"/en/workspace/organisations/{university.slug}/import/{job.pk}/to-correct/")
    assert answer["Content-Disposition"].startswith("attachment;") and f".{form}" in answer["Content-Disposition"]
    assert b"\n=cmd" not in answer.content and b",=cmd" not in answer.content
    if form == "xlsx":
        headings, *found = read_back(answer.content)
        assert headings[:6] == list(HEADINGS) and headings[6].startswith("_")
        assert found[-1][1] == "'=cmd|'/c calc'!A1" and "Mức TRL" in found[-1][6]
    again = bring(answer.content, name=f"b.{form}").job
    assert again.table["rows"][-1][1][1] == "=cmd|'/c calc'!A1"
    match(again)
    assert again.mapping["columns"][6] == "" and again.findings["new"] in (0, 1)


def test_a_number_of_another_organisations_listing_makes_a_new_one(bring, match, go, university):
    """Attack 2."""
    foreign = ResearchFactory(organisation=OrganisationFactory(), external_id="SP-1", published=True)
    before = ResearchProduct.objects.filter(pk=foreign.pk).values().get()
    match(job := bring([cells(1)]).job)
    assert job.findings["new"] == 1
    go(job)
    assert ResearchProduct.objects.filter(pk=foreign.pk).values().get() == before
    assert ResearchProduct.objects.filter(organisation=university, external_id="SP-1").count() == 1


def test_a_column_of_organisations_is_not_read(bring, match, go, university):
    other = OrganisationFactory(slug="don-vi-khac")
    match(job := bring(xlsx((*HEADINGS, "organisation"), [*cells(1), other.slug])).job)
    go(job)
    assert ResearchProduct.objects.get().organisation == university


def test_a_change_in_the_meantime_is_shown_and_nothing_done(bring, match, go, university, listing):
    match(job := bring([cells(1)]).job)
    listing.title_vi = "Ai đó vừa sửa"
    save_draft(listing=listing)
    publish(listing=listing)
    go(job)
    assert job.state == "ready" and "changed in the meantime" in job.failure
    assert job.findings["changed_rows"][0]["changes"][0]["old"] == "Ai đó vừa sửa"
    go(job)
    assert job.state == "done"


def test_markup_in_a_file_is_text(bring, match, member, university):
    """Attack 14."""
    job = bring([cells(1, c1="<script>alert(1)</script>", c4="99")]).job
    match(job)
    for address in ("", "check/"):
        body = member.get(f"/en/workspace/organisations/{university.slug}/import/{job.pk}/{address}").content.decode()
        assert "<script>alert(1)" not in body


def test_an_upload_can_be_deleted(bring, member, university):
    job = bring([cells(1)]).job
    address = f"/en/workspace/organisations/{university.slug}/import/{job.pk}/discard/"
    assert member.get(address).status_code == 405
    assert member.post(address).status_code == 302 and not ImportJob.objects.exists()


def test_old_uploads_are_forgotten(bring):
    from datetime import timedelta

    from django.core.management import call_command
    from django.utils import timezone

    job, kept = bring([cells(1)]).job, bring([cells(2)]).job
    ImportJob.objects.filter(pk=job.pk).update(changed_at=timezone.now() - timedelta(days=7, minutes=1))
    ImportJob.objects.filter(pk=kept.pk).update(changed_at=timezone.now() - timedelta(days=6))
    call_command("forget_imports", verbosity=0)
    assert list(ImportJob.objects.all()) == [kept] and jobs.forget_old() == 0
