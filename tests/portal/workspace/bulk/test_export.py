"""What an organisation takes away, and that it comes back unchanged."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from catalog.models import ResearchProduct
from listings.models import Listing
from listings.services import save_draft, submit, withdraw
from organisations.models import Role
from taxonomy.models import Field, Technique
from tests.factories import (
    NeedFactory,
    OrganisationFactory,
    ResearchFactory,
    ScientistFactory,
    TrainingFactory,
)
from tests.portal.workspace.bulk.conftest import SUMMARY, read_back

pytestmark = pytest.mark.django_db
RISKY = ['=HYPERLINK("http://x")', "+84 903", "-1 is a number", "@SUM(A1)", "'=already", "ordinary"]


@pytest.fixture
def listings(university, member, terms) -> list[Listing]:
    """One in each state that a member meets, of every kind, with every sort of value."""
    health, farming = Field.objects.get(slug="health"), Field.objects.get(slug="agriculture")
    own = {"organisation": university, "reuse_licence": "cc-by", "fields": [health]}
    research = ResearchFactory(
        **own, external_id="A-1", title_en="Reading forms", summary_en="It reads forms.", trl=7, price_band="50m-200m",
        cooperation=["pilot", "licence"], tags=["hồ sơ", "C++"], scientists=[ScientistFactory(organisation=university)],
        techniques=[Technique.objects.get()], evidence_vi="Đúng 97 %.\nTrên 2.000 ảnh.", audience="withheld",
        published=True,
    )  # fmt: skip
    research.title_vi = "Bản nháp mới"
    save_draft(listing=research)
    training = TrainingFactory(
        **own | {"fields": [health, farming]}, fee=1_500_000, in_house=True, taught_in=["vi", "en"],
        expire_at=timezone.now() + timedelta(days=90), published=True,
    )  # fmt: skip
    draft = ResearchFactory(**own, title_vi="Chỉ là nháp", summary_vi=SUMMARY)
    waiting = NeedFactory(**own, external_id="A-4", closes_at=timezone.now() + timedelta(days=9), headcount=None)
    submit(listing=waiting, by=member.user)
    withdrawn = NeedFactory(**own, need_kind="training", headcount=40, level_now="none", published=True)
    withdraw(listing=withdrawn)
    return [research, training, draft, waiting, withdrawn]


def export(client, university, form, language="en"):
    return client.get(f"/{language}/workspace/organisations/{university.slug}/export/?format={form}")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_an_export_comes_back_unchanged(listings, bring, match, member, university, form, language):
    answer = export(member, university, form, language)
    assert answer.status_code == 200 and "attachment" in answer["Content-Disposition"]
    job = bring(answer.content, name=f"a.{form}", kind="mixed", language=language).job
    assert job.total == 5
    assert match(job, language=language).status_code == 302
    assert job.findings["problems"] == []
    assert (job.findings["new"], job.findings["changed"], job.findings["unchanged"]) == (0, 0, 5)


def test_every_state_is_in_it_as_the_editors_see_it(listings, member, university):
    headings, *rows = read_back(export(member, university, "xlsx").content)
    found = {row[headings.index("Title in Vietnamese")]: row[-1] for row in rows}
    assert found["Bản nháp mới"] == "Published" and found["Chỉ là nháp"] == "Draft"
    assert {"In review", "Withdrawn"} <= set(found.values())


def test_json_lines_are_what_the_command_reads(listings, member, university, tmp_path):
    lines = [json.loads(line) for line in export(member, university, "jsonl").content.decode().splitlines()]
    assert len(lines) == 5 and lines[0]["fields"] == ["health"] and lines[0]["_state"] == "published"
    file = tmp_path / "own.jsonl"
    numbered = [line | {"external_id": line["external_id"] or f"N-{place}"} for place, line in enumerate(lines)]
    file.write_text("".join(json.dumps(line) + "\n" for line in numbered))
    copy, out = OrganisationFactory(slug="ban-sao"), StringIO()
    call_command("import_listings", str(file), "--organisation", copy.slug, stdout=out, stderr=StringIO())
    assert out.getvalue().startswith("5 created")
    assert ResearchProduct.objects.get(organisation=copy, external_id="A-1").trl == 7


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_attack_16_no_cell_begins_like_a_formula(bring, match, member, university, terms, form):
    health = Field.objects.get(slug="health")
    for number, text in enumerate(RISKY):
        ResearchFactory(
            organisation=university, external_id=f"R-{number}", title_vi=text, summary_vi=f"{text} câu",
            fields=[health], contact_office=text, reuse_licence="cc-by",
        )  # fmt: skip
    content = export(member, university, form).content
    if form == "xlsx":
        cells = [cell for row in read_back(content) for cell in row if isinstance(cell, str)]
    else:
        import csv

        cells = [cell for row in csv.reader(StringIO(content.decode("utf-8-sig"))) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert '\'=HYPERLINK("http://x")' in cells and "''=already" in cells and "ordinary" in cells
    match(job := bring(content, name=f"a.{form}").job)
    assert (job.findings["unchanged"], job.findings["problems"]) == (len(RISKY), [])


def test_attack_2_only_the_own_organisation_and_only_who_may(listings, enter, university, member, editor, client):
    other = OrganisationFactory(slug="don-vi-khac")
    ResearchFactory(organisation=other, title_vi="Bí mật của đơn vị khác")
    stranger = enter(other, Role.OWNER)
    for form in ("xlsx", "csv", "jsonl", ""):
        assert export(stranger, university, form).status_code == 404
        assert export(enter(university, Role.VIEWER), university, form).status_code == 404
        assert client.get(f"/en/workspace/organisations/{university.slug}/export/?format={form}").status_code == 302
    client.force_login(editor)
    assert export(client, university, "csv").status_code == 404  # city staff work in the admin
    assert "Bí mật" not in export(member, university, "jsonl").content.decode()
