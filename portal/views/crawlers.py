"""What search engines of the web are told: robots.txt and a sitemap of what the public may see, in both languages."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page

from portal.addresses import card_address
from search.models import Entry

SECTION_SIZE = 5_000  # records; each is an address a language, and a file may hold 50,000
CODES = [code for code, _name in settings.LANGUAGES]
_ROBOTS = """User-agent: *
Disallow: /admin/
Disallow: /api/
Disallow: /*/search/
Disallow: /*/match/
Disallow: /*/suggest/
Sitemap: {}
"""


@dataclass(frozen=True)
class Place:
    """One record: its absolute addresses by language, and the day of its last change where that is known."""

    addresses: dict[str, str]
    changed: str = ""


def robots(request: HttpRequest) -> HttpResponse:
    address = request.build_absolute_uri(reverse("sitemap"))
    return HttpResponse(_ROBOTS.format(address), content_type="text/plain; charset=utf-8")


def sitemap(request: HttpRequest) -> HttpResponse:
    """The index: one file of the pages, and one for every SECTION_SIZE records."""
    sections = ceil(_records().count() / SECTION_SIZE)
    names = ["pages", *(str(number) for number in range(1, sections + 1))]
    addresses = [request.build_absolute_uri(reverse("sitemap_section", args=[name])) for name in names]
    return render(request, "sitemap_index.xml", {"addresses": addresses}, content_type="application/xml")


def sitemap_section(request: HttpRequest, name: str) -> HttpResponse:
    places = list(_pages(request) if name == "pages" else _section(request, int(name)))
    if not places:
        raise Http404
    return render(request, "sitemap.xml", {"places": places}, content_type="application/xml")


def _records():
    """Competitions are pages and stand among those."""
    return Entry.objects.visible().exclude(kind="competition")


def _section(request: HttpRequest, number: int) -> Iterator[Place]:
    """The records of one file, counted from 1."""
    if number < 1:
        return
    start = (number - 1) * SECTION_SIZE
    for entry in _records().order_by("pk").only("key", "card")[start : start + SECTION_SIZE]:
        yield Place({code: request.build_absolute_uri(card_address(entry.key, entry.card, code)) for code in CODES})


def _pages(request: HttpRequest) -> Iterator[Place]:
    """Those that editors write, and the one of all stories."""
    stories = {}
    for code in CODES:
        with override(code):
            stories[code] = request.build_absolute_uri(reverse("outcomes"))
    yield Place(stories)
    by_translation: dict = {}
    for page in Page.objects.live().public().filter(depth__gt=1).select_related("locale").order_by("path"):
        by_translation.setdefault(page.translation_key, []).append(page)
    for pages in by_translation.values():
        addresses = {page.locale.language_code: page.get_url(request) for page in pages}
        shown = {code: request.build_absolute_uri(url) for code, url in addresses.items() if url}
        changed = max((page.last_published_at for page in pages if page.last_published_at), default=None)
        if shown:
            yield Place(shown, changed.date().isoformat() if changed else "")
