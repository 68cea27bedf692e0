"""The screens of pages: home, news, competitions, events, indexes, and what the frame shows on each."""

import pytest

from competitions.models import CompetitionIndexPage
from portal.models import CatalogueIndexPage, HomePage, NeedsIndexPage, NewsIndexPage, StandardPage
from search.sync import drain
from tests.factories import FieldFactory, NeedFactory, ResearchFactory, TrainingFactory
from tests.portal.views.pages import competition, event, index, news

REGISTRATION_OPEN = [("registration", -2, 5), ("submission", 6, 20), ("results", 21, 22)]


def test_home_counts_only_what_the_public_sees(site, client):
    ResearchFactory(published=True)
    ResearchFactory(published=True, audience="withheld")
    ResearchFactory(published=True, audience="members")
    ResearchFactory()
    NeedFactory(published=True)
    context = client.get("/vi/").context
    assert context["counts"]["research"] == 2
    assert context["counts"]["needs"] == 1
    assert len(context["newest_offers"]) == 2


def test_home_shows_where_needs_and_offers_meet(site, client):
    health = FieldFactory(label_vi="Y tế")
    NeedFactory(fields=[health], published=True)
    NeedFactory(fields=[health], published=True)
    TrainingFactory(fields=[health], published=True)
    TrainingFactory(fields=[health], published=True, audience="members")
    (row,) = client.get("/vi/").context["balances"]
    assert (row.label, row.needs, row.offers, row.needs_width, row.offers_width) == ("Y tế", 2, 1, 100, 50)


def test_home_of_an_empty_portal_is_a_page_too(site, client):
    answer = client.get("/en/")
    assert answer.status_code == 200
    assert 'action="/en/match/"' in answer.text


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("model", [HomePage, CatalogueIndexPage, NeedsIndexPage, NewsIndexPage, CompetitionIndexPage])
def test_pages_of_the_tree_name_their_translation(site, client, model, language):
    page = model.objects.filter(locale__language_code=language).first()
    other = page.get_translations().get()
    shown = client.get(page.url)
    assert shown.status_code == 200
    assert (
        f'<link rel="alternate" hreflang="{other.locale.language_code}" href="http://testserver{other.url}">'
        in shown.text
    )
    assert f'<html lang="{language}">' in shown.text


def test_a_page_without_translation_offers_the_other_home_and_names_no_alternate(site, client):
    item = news()
    shown = client.get(item.url).text
    assert 'hreflang="en" href="http' not in shown
    assert '<a href="/en/" hreflang="en"' in shown


def test_an_index_lists_its_kind_and_answers_htmx_with_the_results_alone(site, client):
    offer, need = ResearchFactory(published=True), NeedFactory(published=True)
    drain()
    page = CatalogueIndexPage.objects.get(offers="research", locale__language_code="vi")
    whole = client.get(page.url)
    assert offer.key in whole.text and need.key not in whole.text
    part = client.get(page.url, headers={"HX-Request": "true"})
    assert offer.key in part.text and "<html" not in part.text
    assert "HX-Request" in part["Vary"] and "HX-Request" in whole["Vary"]


def test_search_answers_htmx_with_the_results_alone(site, client):
    offer = ResearchFactory(title_vi="Đếm xe ở nút giao", published=True)
    drain()
    whole = client.get("/vi/search/?q=dem+xe")
    part = client.get("/vi/search/?q=dem+xe", headers={"HX-Request": "true"})
    assert offer.key in whole.text and offer.key in part.text
    assert "<html" in whole.text and "<html" not in part.text
    assert "HX-Request" in part["Vary"] and "HX-Request" in whole["Vary"]


def test_the_language_switch_keeps_the_search(site, client):
    assert 'href="/en/search/?q=xe&amp;kind=research"' in client.get("/vi/search/?q=xe&kind=research").text


def test_a_described_text_goes_along_to_the_other_language_without_an_address(site, client):
    text = "Phường nhận hàng trăm hồ sơ giấy mỗi ngày và phải nhập lại bằng tay"
    shown = client.post("/vi/match/", {"text": text, "side": "need", "way": "match"}).text
    assert '<form method="post" action="/en/match/">' in shown
    assert f'name="text" value="{text}"' in shown
    assert "/en/match/?" not in shown  # the link to share holds criteria, and stays in this language


def test_news_is_listed_newest_first_with_its_date(site, client):
    news(title="Tin cũ", slug="tin-cu", published_on="2026-01-02")
    news(title="Tin mới", slug="tin-moi", published_on="2026-03-04")
    shown = client.get(index(NewsIndexPage).url).text
    assert shown.index("Tin mới") < shown.index("Tin cũ")
    assert "04/03/2026" in shown


def test_a_competition_shows_its_phases_deadline_and_what_can_be_done_now(site, client):
    page = competition(phases=REGISTRATION_OPEN, contact_email="thi@example.org")
    shown = client.get(page.url).text
    assert shown.count('class="bar"') == 3
    assert 'class="today"' in shown
    assert 'href="mailto:thi@example.org">' in shown
    assert f"/vi/calendar/{page.pk}.ics" in shown
    assert page.title in client.get(index(CompetitionIndexPage).url).text


def test_an_english_competition_shows_the_phases_of_the_vietnamese_page(site, client):
    original = competition(phases=REGISTRATION_OPEN)
    translated = competition("en", like=original, title="Trial competition")
    assert client.get(translated.url).text.count('class="bar"') == 3


def test_a_competition_names_only_needs_that_the_public_sees(site, client):
    shown, hidden = NeedFactory(published=True), NeedFactory(published=True, audience="members")
    page = competition(phases=REGISTRATION_OPEN)
    page.needs = [shown, hidden]
    page.save_revision().publish()
    text = client.get(page.url).text
    assert shown.title("vi") in text
    assert hidden.title("vi") not in text


def test_demonstration_content_is_marked(site, client):
    page = competition(phases=REGISTRATION_OPEN, is_demonstration=True)
    listing = ResearchFactory(is_demonstration=True, published=True)
    from portal.addresses import address

    for url in (page.url, event(is_demonstration=True).url, address(listing.key, listing.slug, "vi"), "/vi/search/"):
        drain()
        assert 'class="demo-mark"' in client.get(url).text


def test_standing_pages_are_in_the_footer(site, client):
    home = HomePage.objects.get(locale__language_code="en")
    page = home.add_child(instance=StandardPage(title="Privacy", slug="privacy", body="<p>…</p>", locale=home.locale))
    assert f'<a href="{page.url}">Privacy</a>' in client.get("/en/search/").text


def test_a_standing_page_has_one_name_in_both_languages(site, rf):
    from portal.frame import frame

    english, vietnamese = (HomePage.objects.get(locale__language_code=code) for code in ("en", "vi"))
    page = english.add_child(instance=StandardPage(title="Contact", slug="contact", body="<p>…</p>"))
    other = StandardPage(title="Liên hệ", slug="lien-he", body="<p>…</p>", translation_key=page.translation_key)
    vietnamese.add_child(instance=other)
    assert frame(rf.get("/vi/"), "vi").page("contact").endswith("/vi/lien-he/")
    assert frame(rf.get("/en/"), "en").page("contact").endswith("/en/contact/")


def test_the_frame_costs_no_query_once_it_is_known(site, client, django_assert_num_queries):
    from django.test import RequestFactory

    from portal.frame import frame

    request = RequestFactory().get("/vi/")
    assert frame(request, "vi").sections[-1].name == "news"
    with django_assert_num_queries(0):
        frame(request, "vi")


@pytest.mark.parametrize("url", ["/vi/", "/vi/search/", "/vi/match/"])
def test_pages_have_no_inline_script_or_style(site, client, url):
    answer = client.get(url)
    assert "style=" not in answer.text and "<style" not in answer.text
    assert "onclick" not in answer.text
    for script in answer.text.split("<script")[1:]:
        assert script.startswith(' src="')
    assert "default-src 'self'" in answer["Content-Security-Policy"]
