from unicodedata import is_normalized

import pytest
import yaml

from portal.models import StandardPage
from portal.pages.loading import TEXTS, load_standard_pages

SLUGS = {
    "vi": {
        *("gioi-thieu", "cach-viet-mot-nhu-cau", "cach-dang-giai-phap-hoac-khoa-dao-tao", "kha-nang-tiep-can"),
        *("bao-ve-du-lieu-ca-nhan", "du-lieu-mo", "lien-he"),
    },
    "en": {
        *("about", "how-to-write-a-need", "how-to-publish-an-offer", "accessibility", "privacy", "open-data"),
        "contact",
    },
}
pytestmark = pytest.mark.django_db


def test_the_pages_stand_in_both_languages_tied_to_each_other(site):
    assert load_standard_pages() == 14
    for code, slugs in SLUGS.items():
        pages = StandardPage.objects.live().filter(locale__language_code=code)
        assert set(pages.values_list("slug", flat=True)) == slugs
    privacy = StandardPage.objects.get(slug="bao-ve-du-lieu-ca-nhan")
    assert privacy.get_translations().get().slug == "privacy"
    assert privacy.body.startswith("<h2>Căn cứ pháp luật</h2><p>")


def test_what_an_editor_changed_or_withdrew_stays(site):
    load_standard_pages()
    about = StandardPage.objects.get(slug="about")
    about.intro = "Our own words"
    about.save_revision().publish()
    StandardPage.objects.get(slug="lien-he").unpublish()
    assert load_standard_pages() == 0
    assert StandardPage.objects.get(slug="about").intro == "Our own words"
    assert not StandardPage.objects.get(slug="lien-he").live


def test_a_deleted_page_comes_back_tied_to_its_translation(site):
    load_standard_pages()
    StandardPage.objects.get(slug="open-data").delete()
    assert load_standard_pages() == 1
    assert StandardPage.objects.get(slug="open-data").get_translations().get().slug == "du-lieu-mo"


def test_the_texts_are_whole_and_promise_only_what_the_site_does():
    source = TEXTS.read_text(encoding="utf-8")
    assert is_normalized("NFC", source)
    for promise in ("Ask a person", "Report this", "enquir", "your account", "saved search", "notif", "follow"):
        assert promise.lower() not in source.lower()
    for page in yaml.safe_load(source):
        for part in page["body"]:
            assert set(part) == {"heading_vi", "heading_en", "text_vi", "text_en"}
