"""A spreadsheet with headings of its own becomes reviewed listings in three screens."""

import pytest

from catalog.models import ResearchProduct
from history.models import StateChange
from listings.reviewing import Batch
from listings.services import approve_batch, deciding_batches
from portal.workspace.bulk import jobs
from search.models import Entry
from tests.portal.workspace.bulk.conftest import HEADINGS, SUMMARY, cells, xlsx

pytestmark = pytest.mark.django_db


def test_120_rows_become_published_listings(bring, match, go, member, university, moderator):
    rows = [cells(number) for number in range(1, 121)]
    answer = bring(xlsx(("DANH MỤC SẢN PHẨM NĂM 2026",), HEADINGS, *rows), language="vi")
    job = answer.job
    assert (answer.status_code, job.total, job.format) == (302, 120, "xlsx")

    assert match(job, language="vi").status_code == 302
    assert job.mapping["columns"] == ["external_id", "title", "summary", "fields", "trl", "contact"]
    page = member.get(f"/vi/workspace/organisations/{university.slug}/import/{job.pk}/check/").content.decode()
    assert job.state == "ready" and job.findings["new"] == 120 and "120" in page
    assert not ResearchProduct.objects.exists()

    assert go(job, language="vi").status_code == 302
    assert job.state == "running"
    jobs.work_through()
    job.refresh_from_db()
    assert (job.state, job.result["new"], job.table) == ("done", 120, {})
    listings = ResearchProduct.objects.filter(organisation=university)
    assert {listing.state() for listing in listings} == {"in-review"}
    assert not Entry.objects.filter(key__startswith="research:").exists()

    batch = Batch.objects.get()
    assert (batch.organisation, batch.items.count(), batch.by) == (university, 120, member.user)
    approve_batch(batch=batch, by=moderator)
    while batch.decisions.filter(finished_at=None).exists():
        deciding_batches.work_through()
    assert ResearchProduct.objects.published().count() == 120
    first = ResearchProduct.objects.get(external_id="SP-1")
    assert (first.title_vi, first.summary_vi, first.trl) == ("Nhận dạng hồ sơ 1", SUMMARY, 7)
    assert (first.contact_office, first.contact_email) == ("Phòng KHCN", "khcn@example.edu.vn")
    assert [term.slug for term in first.fields.all()] == ["health"] and first.reuse_licence == "cc-by"
    assert Entry.objects.visible().filter(key__startswith="research:").count() == 120
    assert StateChange.objects.filter(key=first.key, to_state="published").exists()
