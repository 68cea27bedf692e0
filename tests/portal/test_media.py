"""Who is shown which uploaded file, and that object storage keeps them private."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from portal.storage import PrivateObjectStorage


@pytest.fixture(autouse=True)
def files(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    for name in ("images/a.webp", "images/a.svg", "images/page.html", "original_images/a.png", "documents/a.pdf"):
        default_storage.save(name, ContentFile(b"content of " + name.encode()))


def test_everyone_sees_a_picture_and_may_keep_it_for_a_day(client, db):
    answer = client.get("/media/images/a.webp")
    assert answer.getvalue() == b"content of images/a.webp"
    assert answer["Content-Type"] == "image/webp"
    assert answer["Cache-Control"] == "public, max-age=86400"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert not answer.has_header("Vary") or "Cookie" not in answer["Vary"]


@pytest.mark.parametrize(
    "path",
    [
        "images/missing.webp",
        "images/a.svg",
        "images/page.html",
        "images",
        "original_images/a.png",
        "documents/a.pdf",
        "images/../original_images/a.png",
        "images/%2e%2e/original_images/a.png",
        "..%2f..%2fetc/passwd",
        "images/%00.webp",
    ],
)
def test_a_visitor_sees_nothing_else(client, db, path):
    assert client.get(f"/media/{path}", follow=True).status_code == 404


def test_an_editor_sees_the_original_and_no_proxy_keeps_it(admin_client):
    answer = admin_client.get("/media/original_images/a.png")
    assert answer.getvalue() == b"content of original_images/a.png"
    assert answer["Cache-Control"] == "private, no-store"
    assert admin_client.get("/media/documents/a.pdf").status_code == 404


def test_a_file_in_object_storage_has_the_sites_own_address():
    storage = PrivateObjectStorage(bucket_name="files", access_key="key", secret_key="word")
    assert storage.url("images/Ảnh bìa.webp") == "/media/images/%E1%BA%A2nh%20b%C3%ACa.webp"
    assert storage.default_acl is None
    assert not storage.file_overwrite
