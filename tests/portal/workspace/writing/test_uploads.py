"""Pictures and files: checked by what is in them, served only to those who may see the listing, gone with it."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import given, strategies as st
from PIL import Image
from pypdf import PdfWriter

from files.models import File, Picture
from files.names import clean_name
from listings.services import change_standing
from portal.workspace.writing.files.attachments import checked_attachment
from portal.workspace.writing.files.covers import focal_rect
from portal.workspace.writing.files.pictures import cleaned_picture
from tests.factories import NeedFactory, OrganisationFactory, ResearchFactory
from tests.portal.workspace.writing.forms import address, draft_of, published, shown


def picture(size=(800, 600), made_as="JPEG", **options) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, "teal").save(written, made_as, **options)
    return written.getvalue()


def pdf() -> bytes:
    made, written = PdfWriter(), io.BytesIO()
    made.add_blank_page(100, 100)
    made.write(written)
    return written.getvalue()


def office(main="word/document.xml", **more) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(main, "<x/>")
        for name, data in more.items():
            package.writestr(name.replace("__", "/"), data)
    return written.getvalue()


def slipping() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name in ("[Content_Types].xml", "word/document.xml", "../../etc/x"):
            package.writestr(name, "x")
    return written.getvalue()


def file(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


@pytest.fixture
def product(owner):
    return ResearchFactory(organisation=owner, title_vi="Đọc phim phổi")


def send(writer, listing, **more):
    page = writer.get(address(listing, "media"))
    data = {name: value for name, value in shown(page).items() if name != "remove_files"}
    return writer.post(address(listing, "media"), data | more)


@pytest.mark.parametrize(
    ("name", "data"), [("a.pdf", pdf()), ("a.docx", office()), ("b.XLSX", office("xl/workbook.xml"))]
)
def test_sound_files_are_taken(name, data):
    assert checked_attachment(name, data) == (name.lower().split(".")[1], data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("trang.pdf", b"<html><script>alert(1)</script></html>"),
        ("trang.pdf", b"<!doctype html>" + pdf()),
        ("ghep.pdf", pdf() + office()),
        ("a.html", b"<html>"),
        ("a.pdf.html", pdf()),
        ("a.svg", b"<svg onload='alert(1)'/>"),
        ("a.docx", pdf()),
        ("a.docx", office("xl/workbook.xml")),
        ("a.docx", office(word__vbaProject__bin="x").replace(b"vbaProject/bin", b"vbaProject.bin")),
        ("a.docx", b"GIF89a" + office()),
        ("a.docx", slipping()),
        ("bom.docx", office(word__big="0" * 300_000_000)),
        ("a.png", b"<html>" + picture(made_as="PNG")),
        ("a.png", picture(made_as="JPEG")),
        ("a.exe", b"MZ"),
        ("khong-duoi", pdf()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_attack_17_and_18_what_is_not_what_it_says_is_refused(name, data):
    with pytest.raises(ValidationError):
        checked_attachment(name, data)


def test_attack_18_an_immense_picture_is_refused_unread():
    head = picture((1, 1), "PNG")
    immense = head[:16] + (50_000).to_bytes(4, "big") * 2 + head[24:]
    with pytest.raises(ValidationError):
        cleaned_picture(immense)


def test_a_picture_loses_where_it_was_taken_and_what_hung_after_it():
    exif = Image.Exif()
    exif[0x010F] = "Máy ảnh của Thép Miền Nam"
    made = cleaned_picture(picture(exif=exif) + b"<script>alert(1)</script>")
    assert "Thép".encode() not in made.data and b"<script" not in made.data
    assert not Image.open(io.BytesIO(made.data)).getexif()


def test_a_picture_is_turned_upright_and_made_small():
    exif = Image.Exif()
    exif[0x0112] = 6
    made = cleaned_picture(picture((4000, 3000), exif=exif))
    assert (made.width, made.height) == (1800, 2400)


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../etc/Báo cáo.pdf", "Báo cáo.pdf"),
        ("C:\\tep\\a.pdf", "a.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie- x.pdf"),
        ("cod\u202efdp.exe.pdf", "codfdp-exe.pdf"),
        ("Ba\u0301o ca\u0301o.pdf", "Báo cáo.pdf"),
        (".pdf", "file.pdf"),
        ("ố" * 300 + ".pdf", "ố" * 83 + ".pdf"),
    ],
)
def test_attack_20_names_are_made_safe(name, clean):
    assert clean_name(name, "pdf") == clean


@given(st.text(max_size=300))
def test_no_name_leads_out_of_its_folder_or_breaks_a_header(name):
    made = clean_name(name, "pdf")
    assert made.endswith(".pdf") and made.count(".") == 1
    assert not set(made) & set('/\\"\r\n\0\u202e<>:;')
    assert len(made.encode()) <= 255 and len(made) <= 124


@given(st.integers(0, 100), st.integers(0, 100), st.integers(10, 3000), st.integers(10, 3000))
def test_what_matters_lies_inside_the_picture(x, y, width, height):
    rect = focal_rect((x, y), width, height)
    assert rect.left >= 0 and rect.right <= width and rect.top >= 0 and rect.bottom <= height


def test_a_cover_is_kept_with_its_words_and_point_under_a_name_that_says_nothing(writer, product):
    answer = send(writer, product, cover=file("thep-mien-nam.jpg", picture()), words_vi="Máy chụp phim", part="83,17")
    assert answer.status_code == 302
    cover = draft_of(product).cover
    assert cover.description == "Máy chụp phim"
    assert "thep" not in cover.file.name and "thep" not in cover.title
    assert (cover.focal_point_x, cover.focal_point_y) == (640, 120)
    product.refresh_from_db()
    assert product.cover is None


def test_a_cover_without_words_is_kept_and_its_words_are_asked_for(writer, product):
    answer = send(writer, product, cover=file("a.jpg", picture()))
    assert answer.status_code == 422
    assert "words_vi" in answer.context["form"].errors
    assert draft_of(product).cover is not None
    assert any(name == "media" for _message, name in writer.get(address(product, "check")).context["gaps"])


def test_the_picture_that_the_public_sees_is_copied_and_not_changed(writer, product):
    send(writer, product, cover=file("a.jpg", picture()), words_vi="Đã duyệt")
    published(product)
    send(writer, product, words_vi="Chưa duyệt")
    product.refresh_from_db()
    assert product.cover.description == "Đã duyệt"
    assert draft_of(product).cover.description == "Chưa duyệt"


def test_files_go_with_the_draft_and_become_public_with_it(writer, product):
    send(writer, product, files=[file("../Báo cáo.pdf", pdf()), file("b.docx", office())])
    attached = list(draft_of(product).attachments.all())
    assert [each.name for each in attached] == ["Báo cáo.pdf", "b.docx"]
    here = reverse("listing_attachment", args=["research", product.pk, attached[0].document_id])
    assert Client().get(here).status_code == 404
    answer = writer.get(here)
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''B%C3%A1o")
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    b"".join(answer.streaming_content)
    published(product)
    public = Client().get(here)
    assert b"".join(public.streaming_content).startswith(b"%PDF-")
    assert here in Client().get(f"/vi/research/{product.pk}/", follow=True).content.decode()


def test_attack_6_no_other_address_serves_a_file(writer, product):
    send(writer, product, files=[file("a.pdf", pdf())])
    published(product)
    document = File.objects.get()
    for path in (document.url, f"/media/{document.file.name}"):
        assert Client().get(path).status_code in (302, 403, 404), path
        assert writer.get(path).status_code in (302, 403, 404), path


def test_a_file_is_only_at_its_own_listing(writer, owner, product):
    send(writer, product, files=[file("a.pdf", pdf())])
    published(product)
    other = ResearchFactory(organisation=owner, published=True)
    number = File.objects.get().pk
    assert Client().get(reverse("listing_attachment", args=["research", other.pk, number])).status_code == 404


def test_the_files_of_an_unnamed_owner_are_not_given_out(writer, owner, enter):
    need = NeedFactory(organisation=owner)
    send(writer, need, files=[file("thep-mien-nam.pdf", pdf())])
    published(need)
    change_standing(listing=need, audience="withheld")
    here = reverse("listing_attachment", args=["needs", need.pk, File.objects.get().pk])
    assert Client().get(here).status_code == 404
    assert enter(OrganisationFactory(), "owner").get(here).status_code == 404
    assert "thep-mien-nam" not in Client().get(f"/vi/needs/{need.pk}/", follow=True).content.decode()
    b"".join(writer.get(here).streaming_content)


def test_at_most_five_and_what_is_sound_is_kept_beside_what_is_not(writer, product):
    answer = send(writer, product, files=[file("a.pdf", b"<html>"), *[file("b.pdf", pdf()) for _each in range(6)]])
    assert answer.status_code == 422
    assert len(answer.context["form"].errors["files"]) == 2
    names = [each.name for each in draft_of(product).attachments.all()]
    assert names == ["b.pdf", "b (2).pdf", "b (3).pdf", "b (4).pdf", "b (5).pdf"]


def test_a_file_taken_from_a_draft_is_gone_and_a_public_one_stays_until_the_review(writer, product):
    send(writer, product, files=[file("a.pdf", pdf())])
    number = File.objects.get().pk
    send(writer, product, remove_files=[number])
    assert not File.objects.exists()
    send(writer, product, files=[file("b.pdf", pdf())])
    published(product)
    send(writer, product, remove_files=[File.objects.get().pk])
    assert not draft_of(product).attachments.all()
    assert File.objects.count() == 1
    assert type(product).objects.get(pk=product.pk).attachments.count() == 1


def test_attack_3_files_of_another_listing_are_not_taken_away(writer, owner, product):
    foreign = ResearchFactory()
    other = ResearchFactory(organisation=owner)
    send(writer, other, files=[file("a.pdf", pdf())])
    number = File.objects.get().pk
    assert send(writer, product, remove_files=[number]).status_code == 422
    assert File.objects.filter(pk=number).exists() and draft_of(other).attachments.all()
    assert foreign.revisions.count() == 1


def test_a_listing_takes_its_files_and_pictures_along(writer, product):
    send(writer, product, cover=file("a.jpg", picture()), words_vi="Máy", files=[file("a.pdf", pdf())])
    product.delete()
    assert not File.objects.exists() and not Picture.objects.exists()
