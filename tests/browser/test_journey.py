"""One way through the portal as a person goes it, in a real browser."""

import gzip
import re

import pytest
from playwright.sync_api import Page, expect

from catalog.models import ResearchProduct
from portal.addresses import address
from tests.browser.barriers import check_screen
from tests.browser.conftest import PROBLEM

pytestmark = [pytest.mark.browser]


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser complains about: refused scripts and styles, errors of the site's own script."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def describe(page: Page, text: str) -> None:
    page.locator("#described").fill(text)
    page.locator(".ask .button").click()


def test_from_a_problem_to_an_offer_and_back_to_a_search(portal, page: Page, complaints):
    page.goto(portal)
    expect(page).to_have_url(f"{portal}/vi/")
    check_screen(page)

    describe(page, PROBLEM)
    expect(page).to_have_url(f"{portal}/vi/match/")  # the text stands in no address
    best = page.locator(".best .card").first
    expect(best).to_contain_text("Đọc tờ khai và hồ sơ giấy tự động")
    expect(best.locator(".why li").first).to_be_visible()
    expect(page.locator("#described")).to_have_value(PROBLEM)
    check_screen(page)

    best.locator("h3 a").click()
    expect(page.locator("h1")).to_have_text("Đọc tờ khai và hồ sơ giấy tự động")
    expect(page.locator("#matches-section .card").first).to_contain_text("Hồ sơ giấy phải nhập lại bằng tay")
    check_screen(page)

    page.locator('.head-links a[hreflang="en"]').click()
    expect(page.locator("h1")).to_have_text("Reading paper forms automatically")
    need = page.locator("#matches-section .card").first
    expect(need.locator("h3")).to_have_attribute("lang", "vi")

    need.locator("h3 a").click()
    expect(page).to_have_url(re.compile(r"/en/needs/\d+/"))
    check_screen(page)

    page.locator(".head-links a[href$='/search/']").click()
    check_screen(page)
    assert complaints == []


def test_searching_with_the_keyboard_alone(portal, page: Page, complaints):
    page.goto(f"{portal}/vi/search/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    field = page.locator("#q")
    expect(field).to_be_focused()

    field.press_sequentially("to kha", delay=20)
    option = page.get_by_role("option", name="Đọc tờ khai và hồ sơ giấy tự động")
    expect(option).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(option).to_be_hidden()
    expect(field).to_have_value("to kha")

    field.fill("tưới cây")
    expect(page).to_have_url(re.compile(r"q=t%C6%B0%E1%BB%9Bi"))  # the results came while typing
    expect(page.locator("#announced")).to_contain_text("28")
    page.keyboard.press("Escape")
    page.locator(".facet a", has_text="Nông nghiệp").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".chips")).to_contain_text("Nông nghiệp")
    expect(page).to_have_url(re.compile("field=nong-nghiep"))
    check_screen(page)

    page.locator("a[rel=next]").click()
    expect(page.locator(".pages [aria-current]")).to_have_text("2")
    page.locator("#results .card h3 a").first.click()
    expect(page.locator("article h1")).to_contain_text("Tưới cây")
    page.go_back()
    expect(page.locator("h1")).to_be_visible()  # the whole page, and not the part that was fetched
    expect(page.locator(".pages [aria-current]")).to_have_text("2")
    assert complaints == []


def test_everything_works_without_javascript(portal, browser, browser_context_args):
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    page = context.new_page()
    page.goto(f"{portal}/vi/")
    describe(page, PROBLEM)
    page.locator(".best .card h3 a").first.click()
    expect(page.locator("h1")).to_have_text("Đọc tờ khai và hồ sơ giấy tự động")

    page.goto(f"{portal}/vi/search/")
    page.locator("#q").fill("tuoi cay")
    page.locator(".search-form .button").click()
    expect(page.locator("#count")).to_contain_text("28")
    page.locator(".facet a", has_text="Nông nghiệp").click()
    expect(page.locator(".chips")).to_contain_text("Nông nghiệp")
    page.locator("a[rel=next]").click()
    expect(page.locator("#results .card")).to_have_count(5)

    page.goto(f"{portal}/vi/")
    describe(page, "tuoi cay")  # up to eight words are searched
    expect(page).to_have_url(f"{portal}/vi/search/?q=tuoi+cay")
    context.close()


def test_the_menu_of_a_phone_and_its_filters(portal, browser, browser_context_args):
    context = browser.new_context(**{**browser_context_args, "viewport": {"width": 320, "height": 640}})
    page = context.new_page()
    page.goto(f"{portal}/vi/search/?q=tuoi")
    header = page.locator(".site-header").bounding_box()
    assert header and header["height"] < 100  # one row
    expect(page.locator(".facets")).to_be_hidden()
    page.locator("#show-filters").focus()
    page.keyboard.press("Space")
    expect(page.locator(".facets")).to_be_visible()
    page.locator(".menu > summary").click()
    expect(page.locator(".menu a").first).to_be_visible()
    check_screen(page)
    page.locator(".menu a").first.click()
    expect(page.locator("h1")).to_be_visible()
    context.close()


def weight(url: str, body: bytes) -> int:
    """In bytes: fonts and pictures as they are, texts as a server's gzip sends them."""
    return len(body) if url.endswith((".woff2", ".webp")) else len(gzip.compress(body))


def test_home_search_and_a_listing_stay_light(portal, page: Page):
    """At most 120 KB and ten requests a page."""
    offer = ResearchProduct.objects.get(title_en="Reading paper forms automatically")
    for path in ("/vi/", "/vi/search/?q=tuoi", address(offer.key, offer.slug, "vi")):
        asked: set[str] = set()
        page.on("requestfinished", lambda request, into=asked: into.add(request.url))
        page.goto(f"{portal}{path}", wait_until="networkidle")
        weights = {url: weight(url, page.request.get(url).body()) for url in asked.copy()}
        assert len(weights) <= 10, sorted(weights)
        assert sum(weights.values()) <= 120 * 1024, weights
