"""No English on the public pages of the Vietnamese site."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings as project
from django.core.management import call_command
from django.utils import timezone

from competitions.models import CompetitionIndexPage
from portal.addresses import address
from portal.models import CatalogueIndexPage, HomePage, NeedsIndexPage, NewsIndexPage
from search.sync import drain
from tests.factories import FieldFactory, NeedFactory, ResearchFactory, ScientistFactory, TrainingFactory
from tests.portal.views.pages import DAY, competition, event, index, news
from tests.portal.views.read_out import english_words


def test_english_is_noticed_where_it_is_read():
    assert english_words('<p aria-label="Your page">Trang</p>') == {"your", "page"}
    assert english_words('<html lang="vi"><p lang="en">Your <b>page</b><br></p><p>needs</p>') == {"needs"}
    assert english_words("<title>Tìm</title><script>search</script>") == set()


@pytest.fixture
def compiled(tmp_path, settings):
    """The catalogue as it is now, whether or not `compile_locale` has run in the tree."""
    folder = tmp_path / "locale" / "vi" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    shutil.copy(Path(project.LOCALE_PATHS[0]) / "vi" / "LC_MESSAGES" / "django.po", folder)
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    call_command("compile_locale", verbosity=0)


@pytest.fixture
def addresses(compiled, site):
    """Where pages of each kind stand, with as many of their parts filled as a page shows."""
    fields, person = [FieldFactory(label_vi="Hành chính công")], ScientistFactory(confirmed_at=timezone.now())
    listings = [
        ResearchFactory(
            fields=fields,
            trl=5,
            price_band="under-50m",
            cooperation=["pilot"],
            evidence_vi="Đúng 9 lần trong 10",
            ip_status="open-source",
            risk_class="low",
            published=True,
        ),
        TrainingFactory(fields=fields, mode="online", level="introductory", fee=0, audiences=["staff"], published=True),
        NeedFactory(
            fields=fields,
            must_haves_vi="Chạy tại chỗ",
            budget_band="50m-200m",
            trl_min=7,
            closes_at=timezone.now() + 9 * DAY,
            published=True,
        ),
        NeedFactory(fields=fields, need_kind="training", headcount=30, level_wanted="advanced", published=True),
        NeedFactory(audience="withheld", published=True),
    ]
    pages = [competition(phases=[("registration", -2, 5), ("submission", 6, 20)]), event(), news()]
    pages += [index(model) for model in (HomePage, NeedsIndexPage, NewsIndexPage, CompetitionIndexPage)]
    pages += CatalogueIndexPage.objects.filter(locale__language_code="vi")
    drain()
    return [
        *(page.url for page in pages),
        *(address(listing.key, listing.slug, "vi") for listing in listings),
        f"/vi/organisations/{listings[0].organisation.slug}/",
        f"/vi/scientists/{person.slug}/",
        "/vi/search/",
        "/vi/search/?q=hồ+sơ&kind=research&sort=newest",
        "/vi/search/?q=zzz",
        f"/vi/search/?q={'a' * 1001}",
        "/vi/match/",
        "/vi/nowhere/",
    ]


def test_no_page_shows_english(addresses, client):
    shown = {url: client.get(url).text for url in addresses}
    shown["match"] = client.post("/vi/match/", {"text": "đọc hồ sơ giấy của người dân", "way": "match"}).text
    shown["too short"] = client.post("/vi/match/", {"text": "ngắn", "way": "match"}).text
    assert all('<html lang="vi">' in page for page in shown.values())
    assert {url: found for url, page in shown.items() if (found := english_words(page))} == {}
