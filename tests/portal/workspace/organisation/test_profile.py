"""What an organisation says of itself; its logo (attacks 17 and 20); its name in pages, mails and the admin (14)."""

import io

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from files.models import Picture
from organisations.models import Organisation
from organisations.services import ask_for_verification, refuse
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


def form_of(organisation, **changes):
    names = "kind name_vi name_en code address ward website email_domain description_vi size email phone".split()
    return {name: getattr(organisation, name) for name in names} | changes


def picture(kind="JPEG", size=(40, 30), **options):
    content = io.BytesIO()
    Image.new("RGB", size, "#00594f").save(content, kind, **options)
    return content.getvalue()


def send(client, organisation, name, content, declared="image/png"):
    upload = SimpleUploadedFile(name, content, content_type=declared)
    address = reverse("workspace_profile", args=[organisation.slug])
    return client.post(address, form_of(organisation, logo_file=upload, logo_vi="Ba lá", logo_en="Three leaves"))


def test_the_rest_at_once_the_name_later(mine, enter):
    client, name = enter(mine, "owner"), mine.name_vi
    address = reverse("workspace_profile", args=[mine.slug])
    assert client.post(address, form_of(mine, name_vi="Tên Mới", phone="028 3865")).status_code == 302
    mine.refresh_from_db()
    assert (mine.name_vi, mine.phone) == (name, "028 3865")
    page = client.get(address).content.decode()
    assert 'value="Tên Mới"' in page, "the form shows what was asked for"
    state = client.get(reverse("workspace_verification", args=[mine.slug])).content.decode()
    assert "Tên Mới" in state and name in state


def test_a_foreign_code_is_refused(mine, enter):
    OrganisationFactory(code="0300588569")
    client = enter(mine, "owner")
    answer = client.post(reverse("workspace_profile", args=[mine.slug]), form_of(mine, code="0300588569"))
    assert answer.status_code == 200 and answer.context["form"].errors


def test_a_logo_is_drawn_anew(mine, enter, django_capture_on_commit_callbacks):
    exif = Image.Exif()
    exif[0x010E] = "ảnh chụp tại nhà riêng"
    client = enter(mine, "owner")
    content = picture(exif=exif) + b"<?php system($_GET['c']); ?>"
    assert send(client, mine, "../../etc/\u202egnp.php\r\nX: y.jpg", content).status_code == 302
    kept = Organisation.objects.get(pk=mine.pk).logo
    assert kept.filename.startswith("logo-") and kept.filename.endswith(".png") and "/../" not in kept.file.name
    stored = kept.file.read()
    kept.file.close()
    assert stored.startswith(b"\x89PNG") and b"php" not in stored
    assert not Image.open(io.BytesIO(stored)).getexif()
    assert (kept.description, kept.description_en) == ("Ba lá", "Three leaves")
    send(client, mine, "a.png", picture("PNG", (20, 20)))
    assert Picture.objects.count() == 1, "the one before is not kept"
    client.post(reverse("workspace_remove_logo", args=[mine.slug]))
    assert not Picture.objects.exists() and Organisation.objects.get(pk=mine.pk).logo is None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.png", b"<html><script>alert(1)</script></html>"),
        ("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        ("logo.png", b"%PDF-1.7 ..."),
        ("logo.gif", picture("GIF")),
        ("logo.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40),
        ("logo.png", picture("PNG")[:60]),
        ("logo.png", b""),
        ("logo.png", b"\x89PNG" + b"\0" * (5 * 1024 * 1024)),
    ],
)
def test_what_is_no_picture_is_refused(mine, enter, name, content):
    answer = send(enter(mine, "owner"), mine, name, content)
    assert answer.status_code == 200 and "logo_file" in answer.context["form"].errors
    assert not Picture.objects.exists() and Organisation.objects.get(pk=mine.pk).logo is None


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked(mine, enter):
    answer = send(enter(mine, "owner"), mine, "a.png", picture("PNG", (6000, 5000)))
    assert "logo_file" in answer.context["form"].errors


def test_a_script_for_a_name_is_text_everywhere(city, enter, editor_client):
    evil = "<script>alert(1)</script> & <b>Đơn vị</b>"
    organisation = OrganisationFactory(name_vi=evil, name_en=evil, verified=False)
    client = enter(organisation, "owner")
    asked = ask_for_verification(organisation=organisation)
    names = ("members", "verification", "profile", "scientists")
    pages = [client.get(reverse(f"workspace_{name}", args=[organisation.slug])) for name in names]
    pages.append(client.get(reverse("ask_to_join", args=[organisation.slug])))
    pages.append(client.post(reverse("workspace_leave", args=[organisation.slug]), follow=True))
    pages.append(editor_client.get(reverse("verification_queue")))
    pages.append(editor_client.get(reverse("verification_decision", args=[asked.pk])))
    pages.append(
        editor_client.post(reverse("verification_decision", args=[asked.pk]), {"decision": "verify"}, follow=True)
    )
    organisation.refresh_from_db()
    assert organisation.is_verified
    for page in pages:
        assert page.status_code == 200
        text = page.content.decode()
        assert "<script>alert" not in text and "<b>Đơn" not in text, page.request["PATH_INFO"]
    for letter in mail.outbox:
        assert "<script>alert" not in letter.alternatives[0].content and "\n" not in letter.subject


def test_a_refusal_and_what_to_do_next_are_shown(city, enter):
    organisation = OrganisationFactory(verified=False)
    client = enter(organisation, "owner")
    ask_for_verification(organisation=organisation)
    refuse(organisation=organisation, reason="Mã số không khớp")
    page = client.get(reverse("workspace_verification", args=[organisation.slug])).content.decode()
    assert "Mã số không khớp" in page and reverse("workspace_ask_verification", args=[organisation.slug]) in page
