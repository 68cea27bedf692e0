"""Second screen: headings and words of the organisation's own."""

import pytest

from portal.workspace.bulk.models import HeadingMapping
from tests.factories import OrganisationFactory, ScientistFactory
from tests.portal.workspace.bulk.conftest import HEADINGS, cells, csv_text, xlsx

pytestmark = pytest.mark.django_db


def page_of(client, university, job, language="en"):
    return client.get(f"/{language}/workspace/organisations/{university.slug}/import/{job.pk}/")


def test_the_first_values_stand_beside_each_heading(bring, member, university):
    job = bring([cells(1), cells(2)]).job
    body = page_of(member, university, job).content.decode()
    assert "Mức TRL" in body and "Nhận dạng hồ sơ 1" in body and "TRL 7" in body
    assert body.count("<select") == len(HEADINGS) + 2


def test_unknown_words_are_asked_about_once_and_remembered(bring, match, member, university):
    rows = [cells(1, c3="Chăm sóc sức khoẻ"), cells(2, c3="chăm sóc sức khỏe"), cells(3, c3="Y tế; Nông nghiệp")]
    job = bring(rows).job
    form = page_of(member, university, job).context["form"]
    asked = [name for name in form.fields if name.startswith("value_fields_")]
    assert len(asked) == 2
    refused = match(job)
    assert refused.status_code == 200 and "Choose what this word means" in refused.content.decode()
    health, farming = (name for name in asked)
    assert match(job, **{health: "health", farming: "agriculture"}).status_code == 302
    assert job.findings["problems"] == [] and job.findings["new"] == 3

    again = bring([cells(4, c3="CHĂM SÓC SỨC KHỎE")]).job
    form = page_of(member, university, again).context["form"]
    assert form[health].value() == "health"


def test_a_word_can_be_left_empty(bring, match, member, university):
    job = bring([cells(1, c4="chưa biết"), cells(2, c3="Vũ trụ")]).job
    form = page_of(member, university, job).context["form"]
    (word,) = (name for name in form.fields if name.startswith("value_"))
    match(job, **{word: "-"})
    problems = [(each["row"], each["column"]) for each in job.findings["problems"]]
    assert problems == [(2, "Mức TRL"), (3, "Lĩnh vực")]  # no level, and no field left


def test_what_a_person_changed_is_proposed_the_next_time(bring, match, member, university):
    rows = [("Tên", "Ý chính", "Ngành", "Màu"), ("Đọc hồ sơ", "Đọc hồ sơ giấy rất nhanh.", "Y tế", "xanh")]
    job = bring(xlsx(*rows)).job
    assert page_of(member, university, job).context["form"]["column_1"].value() == ""
    match(job, column_1="summary")
    assert HeadingMapping.objects.get().columns == {"ten": "title", "y chinh": "summary", "nganh": "fields", "mau": ""}
    turned = bring(xlsx(*[list(reversed(row)) for row in rows])).job
    form = page_of(member, university, turned).context["form"]
    assert [form[f"column_{place}"].value() for place in range(4)] == ["", "fields", "summary", "title"]


def test_another_organisation_remembers_nothing_of_it(bring, match, enter):
    match(bring([cells(1)]).job, column_4="")
    other = enter(OrganisationFactory(slug="truong-khac"), "editor")
    upload = "/en/workspace/organisations/truong-khac/import/"
    from django.core.files.uploadedfile import SimpleUploadedFile

    file = SimpleUploadedFile("a.xlsx", xlsx(HEADINGS, cells(1)))
    address = other.post(upload, {"file": file, "kind": "research"})["Location"]
    assert other.get(address).context["form"]["column_4"].value() == "trl"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"column_1": "summary"}, "Another heading means this already"),
        ({"column_0": "", "column_1": ""}, "which column holds the title"),
        ({"default_reuse_licence": ""}, "This field is required"),
        ({"column_2": "live"}, "not one of the available choices"),
        ({"column_2": "organisation"}, "not one of the available choices"),
    ],
)
def test_what_cannot_be_meant(bring, match, changed, words):
    answer = match(job := bring([cells(1)]).job, **changed)
    assert answer.status_code == 200 and words in answer.content.decode() and job.state == "mapping"


def test_kinds_may_stand_in_a_column(bring, match):
    rows = [("Loại", "Tên", "Tóm tắt", "Lĩnh vực"), ("Sản phẩm nghiên cứu", "Đọc hồ sơ", "Đọc nhanh.", "Y tế"),
            ("training", "Học máy", "Nhập môn cho cán bộ.", "Health")]  # fmt: skip
    job = bring(xlsx(*rows), kind="mixed").job
    assert match(job).status_code in (200, 302)
    if job.state == "mapping":  # where the site's words are not translated, the label is asked about
        match(job, **{"value_kind_" + _mark("Sản phẩm nghiên cứu"): "research"})
    assert [row["kind"] for row in job.findings["new_rows"]] == ["research", "training"]


def _mark(word):
    from portal.workspace.bulk.match_form import _name

    return _name("kind", word).removeprefix("value_kind_")


def test_a_guessed_encoding_is_said(bring, member, university):
    from tests.portal.importing.test_upload import windows_1258

    text = csv_text(HEADINGS, cells(1)).decode().replace("–", "-")
    job = bring(windows_1258(text), name="a.csv").job
    assert "Windows-1258" in page_of(member, university, job).content.decode()


def test_people_of_others_cannot_be_named(bring, match, member, university):
    """Attack 3: a permitted parent with a foreign child."""
    own, foreign = ScientistFactory(name="Trần Bình", organisation=university), ScientistFactory(name="Lê Xa")
    headings = (*HEADINGS, "Tác giả")
    job = bring(xlsx(headings, [*cells(1), "TS. Trần Bình"], [*cells(2), foreign.slug])).job
    form = page_of(member, university, job).context["form"]
    (word,) = (name for name in form.fields if name.startswith("value_scientists"))
    assert {value for value, _label in form.fields[word].choices} == {"", "-", own.slug}
    assert match(job, **{word: foreign.slug}).status_code == 200 and job.state == "mapping"
