"""Debian's Chromium and a live site with demonstration-like content. Without a browser the tests are skipped, or fail
where REQUIRE_SERVICES=1."""

import os
import shutil

import pytest
from django.core.cache import cache
from wagtail.models import Site

from portal import frame
from portal.setup import prepare_groups, prepare_office, prepare_pages, prepare_review
from search import engines
from search.engines.tantivy import TantivyEngine
from search.sync import drain
from taxonomy import terms
from tests.factories import FieldFactory, NeedFactory, OrganisationFactory, ResearchFactory, TechniqueFactory

# Playwright's own loop runs in this thread, and Django would take every query for one inside it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
PROBLEM = "Phường chúng tôi nhận hàng trăm hồ sơ giấy mỗi ngày và cán bộ phải nhập lại từng tờ khai bằng tay"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    if not CHROMIUM:
        reason = "No Chromium on this machine: install the package chromium, or name the program in CHROMIUM"
        pytest.fail(reason) if os.environ.get("REQUIRE_SERVICES") == "1" else pytest.skip(reason)
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": ["--no-sandbox", "--disable-quic"]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "vi-VN", "viewport": {"width": 1280, "height": 900}}


@pytest.fixture
def empty_portal(transactional_db, live_server, tmp_path, monkeypatch):
    """The address of a live site without listings."""
    terms.forget()
    frame.forget()
    cache.clear()
    made = TantivyEngine(tmp_path / "index")
    monkeypatch.setattr(engines, "_engine", lambda *_: made)
    made.write([])
    prepare_pages()
    prepare_office()
    Site.objects.update(hostname="localhost", port=live_server.thread.port)
    yield live_server.url
    terms.forget()
    frame.forget()
    cache.clear()


@pytest.fixture
def portal(empty_portal):
    """The address of a live site with a need, offers that answer it, and offers that do not."""
    _content()
    drain()
    return empty_portal


@pytest.fixture
def city(portal):
    """The same with the city's groups and its review."""
    prepare_groups()
    prepare_review()
    return portal


def _content():
    government = FieldFactory(slug="hanh-chinh", label_vi="Hành chính công", label_en="Public administration")
    farming = FieldFactory(slug="nong-nghiep", label_vi="Nông nghiệp", label_en="Agriculture")
    reading = TechniqueFactory(slug="ocr", label_vi="Nhận dạng ký tự", label_en="Character recognition")
    university = OrganisationFactory(slug="dai-hoc-thu", name_vi="Đại học Thử", name_en="Trial University")
    ResearchFactory(
        organisation=university,
        title_vi="Đọc tờ khai và hồ sơ giấy tự động",
        title_en="Reading paper forms automatically",
        summary_vi="Phần mềm đọc tờ khai, hồ sơ giấy viết tay và đưa vào hệ thống một cửa của phường.",
        summary_en="Reads handwritten forms and files and enters them into the ward's system.",
        body_vi="Cán bộ phường quét hồ sơ giấy; phần mềm nhận dạng từng tờ khai, không phải nhập lại bằng tay.",
        body_en="Staff scan paper files; the software reads each form, and nobody types it in by hand again.",
        fields=[government],
        techniques=[reading],
        trl=8,
        published=True,
    )
    NeedFactory(
        title_vi="Hồ sơ giấy phải nhập lại bằng tay",
        summary_vi=PROBLEM,
        body_vi=f"{PROBLEM}. Mong muốn phần mềm đọc tờ khai và hồ sơ giấy thay cho việc nhập tay.",
        fields=[government],
        techniques=[reading],
        trl_min=6,
        published=True,
    )
    nature = FieldFactory(slug="moi-truong", label_vi="Môi trường", label_en="Environment")
    for number in range(28):
        ResearchFactory(
            organisation=university,
            title_vi=f"Tưới cây theo độ ẩm đất, bản {number}",
            summary_vi="Cảm biến đo độ ẩm và mở van tưới cho vườn rau.",
            fields=[farming] if number < 25 else [nature],
            published=True,
        )
