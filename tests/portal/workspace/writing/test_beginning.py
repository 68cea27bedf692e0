"""How a listing begins: title, text, file, or what was described on the match page."""

import io
import zipfile

import docx
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import given, strategies as st
from pypdf import PdfWriter

from catalog.models import ResearchProduct
from demand.models import Need
from portal.workspace.writing.beginning import reading
from portal.workspace.writing.beginning.proposals import HEADINGS, first_sentences, propose
from tests.factories import OrganisationFactory, UserFactory
from tests.portal.workspace.writing.forms import draft_of

REPORT = """PHẦN MỀM ĐỌC PHIM PHỔI

Tóm tắt: Đọc phim X-quang phổi và báo dấu hiệu lao.

1. Mô tả
Phần mềm đánh dấu vùng nghi ngờ trên phim.

2. Kết quả
Độ nhạy 94 % trên 3.200 phim.

III. Triển khai:
Bệnh viện quận, từ tháng 3 năm 2025.
"""


def document(*paragraphs: str) -> bytes:
    made, written = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    made.save(written)
    return written.getvalue()


def new(owner, kind="research") -> str:
    return reverse("workspace_new", args=[owner.slug, kind])


def test_headings_put_each_part_where_it_belongs():
    found = propose(REPORT, "research")
    assert found["title"] == "PHẦN MỀM ĐỌC PHIM PHỔI"
    assert found["summary"] == "Đọc phim X-quang phổi và báo dấu hiệu lao."
    assert found["body"] == "Phần mềm đánh dấu vùng nghi ngờ trên phim."
    assert found["evidence"] == "Độ nhạy 94 % trên 3.200 phim."
    assert found["deployments"] == "Bệnh viện quận, từ tháng 3 năm 2025."


def test_english_headings_too():
    found = propose("Chest films\n\nProblem\nToo few doctors.\n\nMust have:\nRuns on site", "application-need")
    assert (found["title"], found["body"], found["must_haves"]) == ("Chest films", "Too few doctors.", "Runs on site")


def test_a_text_without_headings_is_the_body_with_a_title_and_a_summary():
    found = propose("Đếm thép\nMỗi ngày kho đếm 3.000 thanh. Đếm tay mất hai giờ. Hay sai.", "application-need")
    assert found["title"] == "Đếm thép"
    assert found["summary"] == "Mỗi ngày kho đếm 3.000 thanh. Đếm tay mất hai giờ."


@given(st.text(max_size=400), st.sampled_from(list(HEADINGS)))
def test_any_text_gives_a_title_that_fits_or_nothing(text, kind):
    found = propose(text, kind)
    assert len(found.get("title", "")) <= 250 and len(found.get("summary", "")) <= 600
    assert bool(text.split()) >= bool(found)


@given(st.lists(st.text(alphabet="abcdefghij", min_size=3, max_size=9), min_size=1, max_size=60))
def test_no_word_of_a_text_is_lost(words):
    lines = "\n".join(" ".join(words[start : start + 6]) for start in range(0, len(words), 6))
    kept = set(" ".join(propose(lines, "research").values()).split())
    assert set(words) <= kept


def test_sentences_are_not_cut_in_the_middle():
    assert first_sentences("Một câu. Hai câu. Ba câu.", longest=18) == "Một câu. Hai câu."
    assert first_sentences("chữ " * 300, longest=40).endswith("chữ")


def test_a_title_is_enough(writer, owner):
    response = writer.post(new(owner), {"title": "Đọc phim phổi", "language": "vi"})
    made = ResearchProduct.objects.get()
    assert response.url == reverse("workspace_edit", args=["research", made.pk, "basics"])
    assert (made.title_vi, made.live, made.organisation) == ("Đọc phim phổi", False, owner)
    assert made.reuse_licence == ""
    assert made.contact_email == "lienhe@thepmiennam.vn"


def test_a_need_knows_its_kind(writer, owner):
    writer.post(new(owner, "training-need"), {"title": "Học AI", "language": "vi"})
    assert Need.objects.get().kind == "training-need"


def test_both_languages_are_asked_for_beside_each_other(writer, owner):
    response = writer.post(new(owner), {"title": "Chest films", "language": "both"}, follow=True)
    assert {"title_vi", "title_en"} <= set(response.context["form"].fields)


def test_nothing_to_begin_with_is_said(writer, owner):
    response = writer.post(new(owner), {"language": "vi"})
    assert response.status_code == 422
    assert "title" in response.context["form"].errors
    assert not ResearchProduct.objects.exists()


def test_a_word_file_becomes_answers_and_is_not_kept(writer, owner, settings):
    file = SimpleUploadedFile("bao cao.docx", document(*REPORT.split("\n")))
    writer.post(new(owner), {"language": "vi", "file": file})
    draft = draft_of(ResearchProduct.objects.get())
    assert draft.evidence_vi == "Độ nhạy 94 % trên 3.200 phim."
    assert not list(settings.MEDIA_ROOT.rglob("*.docx")) if settings.MEDIA_ROOT.exists() else True


def test_the_text_is_there_still_when_a_file_is_refused(writer, owner):
    file = SimpleUploadedFile("bao cao.docx", b"PK\x03\x04 no zip")
    response = writer.post(new(owner), {"language": "vi", "text": "Đã gõ dài", "file": file})
    assert response.status_code == 422
    assert "Đã gõ dài" in response.content.decode()


def bomb() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", b"\0" * 300_000_000)
    return written.getvalue()


def many_entries() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        package.writestr("word/document.xml", "<x/>")
        for number in range(6_000):
            package.writestr(f"word/{number}.xml", "")
    return written.getvalue()


def pages(count: int) -> bytes:
    made, written = PdfWriter(), io.BytesIO()
    for _number in range(count):
        made.add_blank_page(100, 100)
    made.write(written)
    return written.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bom.docx", bomb()),
        ("nhieu.docx", many_entries()),
        ("trang.docx", b"<html><script>alert(1)</script>"),
        ("trang.pdf", b"<html>%PDF-1.7"),
        ("hong.pdf", b"%PDF-1.7\n" + b"\xff" * 2000),
        ("dai.pdf", pages(61)),
        ("quet.pdf", pages(1)),
        ("virus.exe", b"MZ"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(name, data):
    with pytest.raises(ValidationError) as refusal:
        reading.text_of_file(name, data)
    assert refusal.value.messages[0]


def test_a_reader_that_never_ends_is_stopped(monkeypatch):
    monkeypatch.setattr(reading, "LONGEST_WAIT", 0.01)
    with pytest.raises(ValidationError):
        reading.text_of_file("a.docx", document("Chữ"))


def test_what_was_described_comes_along_through_the_sign_in(city, enter):
    text = "Phường nhận 120 hồ sơ giấy mỗi ngày và nhập tay vào ba phần mềm."
    person, client = UserFactory(), Client()
    asked = client.post(reverse("workspace_begin"), {"text": text, "side": "need"})
    assert asked.status_code == 302
    assert "120" not in asked.url
    owner = OrganisationFactory()
    owner.memberships.create(user=person, role="editor")
    client.force_login(person)
    assert "120 hồ sơ giấy" in client.get(reverse("workspace_begin")).content.decode()
    page = client.get(new(owner, "application-need"))
    assert page.context["form"]["text"].value() == text
    client.post(new(owner, "application-need"), {"language": "vi", "text": text})
    assert text in draft_of(Need.objects.get()).body_vi + draft_of(Need.objects.get()).title_vi
    assert "120" not in str(dict(client.session))


def test_htmx_is_led_on_and_shows_no_page_inside_the_page(city):
    response = Client().post(reverse("workspace_begin"), {"text": "Một bài toán"}, headers={"HX-Request": "true"})
    assert response["HX-Redirect"].startswith(reverse("account_login"))


def test_nobody_begins_for_another_organisation(writer, owner, enter):
    other = OrganisationFactory()
    assert writer.get(new(other)).status_code == 404
    assert writer.post(new(other), {"title": "X", "language": "vi"}).status_code == 404
    assert enter(owner, "viewer").get(new(owner)).status_code == 404
    assert not ResearchProduct.objects.exists()
