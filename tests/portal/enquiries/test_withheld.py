"""A withheld name is on none of the asker's pages before it is told, and on the owner's own only."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from enquiries.models import Absence, MessageFile
from enquiries.services import accept, answer
from portal.addresses import address

NAMES = ("Ánh Dương", "Anh Duong")


def pages(client, need, enquiry):
    for language in ("vi", "en"):
        start = f"/{language}/workspace/"
        for path in ("", "enquiries/", f"enquiries/{enquiry.pk}/", f"enquiries/new/needs/{need.pk}/"):
            response = client.get(start + path)
            assert response.status_code == 200
            yield response.content.decode() + str(response.headers)
        yield client.get(address(need.key, need.slug, language)).content.decode()


def test_no_page_of_the_asker_names_the_owner_before_acceptance(site, engine, withheld, begun_unnamed, anna):
    today = timezone.localdate()
    Absence.objects.create(
        organisation=withheld.owner, first_day=today, last_day=today + timedelta(days=3), text="Nghỉ hè"
    )
    answer(enquiry=begun_unnamed, by=withheld.minh, text="Cho hỏi thêm")
    for told in pages(anna, withheld.need, begun_unnamed):
        assert not any(name in told for name in (*NAMES, withheld.owner.slug, "Nghỉ hè"))
    accept(enquiry=begun_unnamed, by=withheld.minh)
    assert "Viện Ánh Dương" in anna.get(f"/vi/workspace/enquiries/{begun_unnamed.pk}/").content.decode()
    assert "Viện Ánh Dương" in anna.get("/vi/workspace/enquiries/").content.decode()


def test_the_owner_is_warned_of_what_names_them(site, withheld, begun_unnamed, minh):
    where = reverse("enquiry", args=[begun_unnamed.pk])
    response = minh.post(where, {"text": "Chúng tôi ở viện anh duong"})
    assert response.status_code == 400 and 'name="anyway"' in response.content.decode()
    assert begun_unnamed.messages.count() == 1


@pytest.fixture
def photo(tmp_path):
    """A picture whose properties name its author."""
    exif = Image.Exif()
    exif[0x013B] = "Anh Duong"
    path = tmp_path / "photo.jpg"
    Image.new("RGB", (40, 30), "teal").save(path, exif=exif)
    assert b"Anh Duong" in path.read_bytes()
    return path.read_bytes()


def test_files_of_the_unnamed_hold_no_author(site, withheld, begun_unnamed, minh, anna, photo):
    where = reverse("enquiry", args=[begun_unnamed.pk])
    file = SimpleUploadedFile("Viện Ánh Dương.jpg", photo, "image/jpeg")
    minh.post(where, {"text": "Sơ đồ", "files": [file], "anyway": "on"})
    kept = MessageFile.objects.get()
    got = anna.get(reverse("enquiry_file", args=[begun_unnamed.pk, kept.pk]))
    body = b"".join(got.streaming_content)
    assert body.startswith(b"\xff\xd8") and b"Anh Duong" not in body
    assert "1.jpg" in got["Content-Disposition"] and "Duong" not in got["Content-Disposition"]
    pdf = SimpleUploadedFile("a.pdf", b"%PDF-1.4\n/Author (Anh Duong)\n%%EOF", "application/pdf")
    assert minh.post(where, {"text": "Sơ đồ", "files": [pdf]}).status_code == 400
    assert MessageFile.objects.count() == 1
