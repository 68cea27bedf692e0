"""The header and footer of every page."""

import time
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.urls import reverse, translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, gettext as _, override
from wagtail.models import Page

from competitions.models import CompetitionIndexPage
from portal.models import CatalogueIndexPage, HomePage, NeedsIndexPage, NewsIndexPage, StandardPage

FRESH_FOR = 30  # seconds; a renamed page is in every process's header after at most that
LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English"}
_kept: dict[str, tuple[float, "Frame"]] = {}


@dataclass(frozen=True)
class Link:
    """`name` is the part of the site that it leads to."""

    name: str
    label: str
    url: str


@dataclass(frozen=True)
class Frame:
    home: str
    sections: tuple[Link, ...]
    standing: tuple[Link, ...]  # what editors keep below the home page: about, accessibility, privacy, contact

    def page(self, slug: str) -> str:
        """The address of a standing page, or nothing while editors have not made it."""
        return next((link.url for link in self.standing if link.name == slug), "")


@dataclass(frozen=True)
class LanguageLink:
    """The same page in a language; `is_same` is false where only that language's home page can be offered."""

    code: str
    name: str
    url: str
    absolute: str
    is_current: bool
    is_same: bool


def frame_context(request) -> dict:
    """Read only by templates that show it: the admin's do not."""
    return {"frame": SimpleLazyObject(lambda: frame(request, get_language() or settings.LANGUAGE_CODE))}


def frame(request, language: str) -> Frame:
    """The frame in a language, at most FRESH_FOR seconds old: a search page has no queries to spare for it."""
    kept = _kept.get(language)
    if kept is None or time.monotonic() - kept[0] > FRESH_FOR:
        with override(language):
            kept = _kept[language] = (time.monotonic(), _read(request, language))
    return kept[1]


def forget() -> None:
    """The next page reads the frame anew."""
    _kept.clear()


@receiver([post_save, post_delete])
def page_changed(sender, **kwargs) -> None:
    """This process shows a changed page at once; nothing is kept before this module is first read."""
    if issubclass(sender, Page):
        forget()


def language_links(request, page: Page | None) -> list[LanguageLink]:
    """This page in each language of the site, the reader's own among them."""
    current = get_language()
    found = []
    for code, name in LANGUAGE_NAMES.items():
        url = _translation(request, page, code)
        same = url is not None
        url = url or frame(request, code).home
        found.append(
            LanguageLink(
                code=code,
                name=name,
                url=url,
                absolute=request.build_absolute_uri(url),
                is_current=code == current,
                is_same=same,
            )
        )
    return found


def _translation(request, page: Page | None, code: str) -> str | None:
    if page is None or not page.pk:
        match = getattr(request, "resolver_match", None)
        if match is None or match.url_name in {None, "wagtail_serve"}:
            return None
        return translate_url(request.path, code)
    if page.locale.language_code == code:
        return page.get_url(request)
    other = page.get_translations().live().public().filter(locale__language_code=code).first()
    return other.get_url(request) if other else None


def _read(request, language: str) -> Frame:
    home = HomePage.objects.live().filter(locale__language_code=language).first()
    children = home.get_children().live().public().specific() if home else []
    sections, standing, names = {}, [], _standing_names()
    for page in children:
        if isinstance(page, StandardPage):
            name = names.get(page.translation_key, page.slug)
            standing.append(Link(name, page.title, page.get_url(request)))
        elif name := _section(page):
            sections.setdefault(name, Link(name, page.title, page.get_url(request)))
    return Frame(
        home=(home.get_url(request) if home else None) or f"/{language}/",
        sections=tuple(sections.pop(link.name, link) for link in _places()) + tuple(sections.values()),
        standing=tuple(standing),
    )


def _standing_names() -> dict:
    """The same page has one name in both languages, that of its English address, whoever reads."""
    return dict(StandardPage.objects.filter(locale__language_code="en").values_list("translation_key", "slug"))


def _section(page: Page) -> str:
    if isinstance(page, CatalogueIndexPage):
        return page.offers
    names = {NeedsIndexPage: "needs", CompetitionIndexPage: "competitions", NewsIndexPage: "news"}
    return names.get(type(page), "")


def _places() -> list[Link]:
    """The header's parts in their order; each leads to a search until editors have made its page."""
    return [
        Link("research", _("Solutions"), _search("research")),
        Link("training", _("Training"), _search("training")),
        Link("needs", _("Needs"), _search("application-need", "training-need")),
        Link("competitions", _("Competitions"), _search("competition")),
    ]


def _search(*kinds: str) -> str:
    return f"{reverse('search')}?{urlencode([('kind', kind) for kind in kinds])}"
