"""The pages of offers and needs: who sees them, what stands on them, and what never does."""

from datetime import timedelta

import pytest
from django.utils import timezone

from listings.services import withdraw
from portal.addresses import address
from search.engine import EngineUnavailable
from search.sync import drain
from tests.factories import (
    FieldFactory,
    NeedFactory,
    OrganisationFactory,
    ResearchFactory,
    ScientistFactory,
    TrainingFactory,
)

FACTORIES = {"research": ResearchFactory, "training": TrainingFactory, "need": NeedFactory}


def url(listing, language="vi") -> str:
    return address(listing.key, listing.slug, language)


@pytest.fixture(params=FACTORIES)
def factory(request):
    return FACTORIES[request.param]


def test_a_published_listing_has_a_page_in_each_language(site, client, factory):
    listing = factory(title_vi="Đếm xe ở nút giao", title_en="Counting vehicles", published=True)
    vietnamese, english = client.get(url(listing)), client.get(url(listing, "en"))
    assert vietnamese.status_code == english.status_code == 200
    assert "Đếm xe ở nút giao</h1>" in vietnamese.text
    assert "Counting vehicles</h1>" in english.text


def test_pages_name_each_other_as_translations(site, client, factory):
    listing = factory(published=True)
    page = client.get(url(listing)).text
    here, there = f"http://testserver{url(listing)}", f"http://testserver{url(listing, 'en')}"
    assert f'<link rel="canonical" href="{here}">' in page
    assert f'<link rel="alternate" hreflang="vi" href="{here}">' in page
    assert f'<link rel="alternate" hreflang="en" href="{there}">' in page
    assert f'<link rel="alternate" hreflang="x-default" href="{here}">' in page


@pytest.mark.parametrize("standing", ["draft", "withdrawn", "expired", "members"])
def test_what_a_visitor_may_not_see_is_not_there(site, client, factory, standing):
    values = {
        "draft": {},
        "withdrawn": {"published": True},
        "expired": {"published": True, "expire_at": timezone.now() + timedelta(hours=1)},
        "members": {"published": True, "audience": "members"},
    }[standing]
    listing = factory(**values)
    if standing == "withdrawn":
        withdraw(listing=listing)
    if standing == "expired":  # the clock of scheduled expiry has not run: the row is still live
        type(listing).objects.filter(pk=listing.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    assert client.get(url(listing)).status_code == 404
    assert client.get(f"/vi/{url(listing).split('/')[2]}/{listing.pk}/").status_code == 404


def test_a_member_sees_what_is_for_members_and_robots_do_not(site, member_client, factory):
    listing = factory(published=True, audience="members")
    answer = member_client.get(url(listing))
    assert answer.status_code == 200
    assert 'name="robots" content="noindex"' in answer.text


def test_another_slug_leads_to_the_right_address_for_good(site, client, factory):
    listing = factory(published=True)
    prefix = url(listing).split("/")[2]
    for wrong in (f"/vi/{prefix}/{listing.pk}/", f"/vi/{prefix}/{listing.pk}/once-called-so/"):
        answer = client.get(wrong)
        assert (answer.status_code, answer["Location"]) == (301, url(listing))


def test_a_number_too_long_for_the_database_is_not_found(site, client):
    assert client.get("/vi/research/99999999999999999999/x/").status_code == 404
    assert client.get("/vi/research/999999999999999/x/").status_code == 404


def test_a_withheld_name_stands_nowhere_on_the_page(site, client, factory):
    owner = OrganisationFactory(
        slug="xuong-bi-mat", name_vi="Xưởng Bí Mật", name_en="Secret Works", website="https://bi-mat.example"
    )
    values = {"intakes": []} if factory is TrainingFactory else {}
    person = ScientistFactory(name="Lê Kín Đáo", organisation=owner)
    listing = factory(
        title_vi="Phân loại linh kiện",
        organisation=owner,
        audience="withheld",
        external_id="BIMAT-7",
        place="Phường Kín",
        contact_office="Phòng Kín",
        contact_email="ai@bi-mat.example",
        contact_phone="028 7777 7777",
        demo_url="https://demo.bi-mat.example/",
        published=False,
        **values,
    )
    if hasattr(listing, "scientists"):
        listing.scientists = [person]
    listing.save_revision().publish()
    for language in ("vi", "en"):
        page = client.get(url(listing, language))
        assert page.status_code == 200
        assert "Phân loại linh kiện" in page.text
        for secret in ("Bí Mật", "Secret", "bi-mat", "BIMAT", "Kín", "7777"):
            assert secret not in page.text


def test_a_text_in_one_language_is_marked_in_the_other(site, client):
    listing = ResearchFactory(title_vi="", title_en="Reading forms", summary_vi="", summary_en="Reads.", published=True)
    page = client.get(url(listing)).text
    assert '<h1 lang="en">Reading forms</h1>' in page
    assert 'lang="en">Reads.</p>' in page
    assert "<h1>Reading forms</h1>" in client.get(url(listing, "en")).text


def test_texts_are_escaped(site, client):
    listing = ResearchFactory(title_vi="<b>Đậm</b>", body_vi="- <script>alert(1)</script>", published=True)
    page = client.get(url(listing)).text
    assert "<script>alert" not in page
    assert "&lt;b&gt;Đậm" in page


def test_matches_stand_on_both_pages_with_their_reasons(site, client):
    health = FieldFactory(slug="y-te", label_vi="Y tế", label_en="Health")
    text = "Đọc phim X quang ngực để tìm dấu hiệu lao phổi sớm cho bệnh viện quận"
    need = NeedFactory(title_vi="Đọc phim X quang ngực", summary_vi=text, body_vi=text, fields=[health], published=True)
    offer = ResearchFactory(
        title_vi="Phần mềm đọc phim X quang", summary_vi=text, body_vi=text, fields=[health], published=True
    )
    for number in range(6):
        ResearchFactory(title_vi=f"Tưới cây tự động {number}", summary_vi="Đo độ ẩm đất và tưới.", published=True)
    drain()
    assert f'data-key="{offer.key}"' in client.get(url(need)).text
    page = client.get(url(offer)).text
    assert f'data-key="{need.key}"' in page
    assert "Y tế" in page.split('id="matches"')[1]


def test_without_the_engine_the_page_says_so_and_stays(site, client, engine, monkeypatch):
    def down(query):
        raise EngineUnavailable("stopped")

    monkeypatch.setattr(engine, "find", down)
    answer = client.get(url(NeedFactory(published=True)))
    assert answer.status_code == 200
    assert "Matches cannot be shown" in answer.text or "notice warn" in answer.text
