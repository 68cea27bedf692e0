"""The site and its two trees of pages, each page tied to its translation."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Locale, Page, Site

from competitions.models import CompetitionIndexPage
from portal.models import CatalogueIndexPage, HomePage, NeedsIndexPage, NewsIndexPage
from portal.setup import texts

CODES = tuple(code for code, _name in settings.LANGUAGES)
# Every page below the home pages: its type, what tells it from others of that type, its words.
INDEXES = (
    (CatalogueIndexPage, {"offers": "research"}, texts.SOLUTIONS),
    (CatalogueIndexPage, {"offers": "training"}, texts.TRAINING),
    (NeedsIndexPage, {}, texts.NEEDS),
    (CompetitionIndexPage, {}, texts.COMPETITIONS),
    (NewsIndexPage, {}, texts.NEWS),
)


@transaction.atomic
def prepare_pages() -> Site:
    """Makes what is missing of languages, pages and site; the site's address is that of `SITE_URL`."""
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in CODES}
    root = _root(locales[CODES[0]])
    homes = _translated(root, HomePage, {}, texts.HOME, locales)
    for model, marks, words in INDEXES:
        _translated(homes, model, marks, words, locales)
    site = _site(homes[CODES[0]])
    _remove_welcome(root, site)
    Site.clear_site_root_paths_cache()
    return site


def _root(locale: Locale) -> Page:
    return Page.get_first_root_node() or Page.add_root(
        instance=Page(title="Root", slug="root", locale=locale, content_type=ContentType.objects.get_for_model(Page))
    )


def _translated(parents, model, marks, words, locales) -> dict:
    """The page in each language, under one parent or under the language's own."""
    pages, key = {}, None
    for code, locale in locales.items():
        parent = parents[code] if isinstance(parents, dict) else parents
        page = model.objects.child_of(parent).filter(locale=locale, **marks).first()
        if page is None:
            text = words[code]
            page = model(title=text.title, slug=text.slug, locale=locale, **marks, **text.more)
            if key:
                page.translation_key = key
            page = parent.add_child(instance=page)
            page.save_revision(log_action="wagtail.create").publish()
            page.refresh_from_db()
        pages[code], key = page, page.translation_key
    return pages


def _site(home: HomePage) -> Site:
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.hostname = address.hostname or "localhost"
    site.port = address.port or (443 if address.scheme == "https" else 80)
    site.site_name = settings.WAGTAIL_SITE_NAME
    site.root_page = home
    site.save()
    return site


def _remove_welcome(root: Page, site: Site) -> None:
    """Wagtail's migrations leave a page that says "Welcome to your new Wagtail site!"."""
    for page in root.get_children().type(Page).exclude(pk=site.root_page_id):
        if page.specific_class is Page and page.slug == "home" and not page.get_children().exists():
            page.delete()
