"""Where in the two trees of pages something belongs."""

from django.conf import settings
from django.utils.text import slugify
from wagtail.models import Page

CODES = [code for code, _name in settings.LANGUAGES]


def below(model: type[Page]) -> dict[str, Page]:
    """The index page of this type in each language, the site's first language first."""
    found = {page.locale.language_code: page for page in model.objects.select_related("locale")}
    return {code: found[code] for code in CODES if code in found}


def english_slug(title: str) -> str:
    """A translation has its own words in its address; whole words, at most 60 letters."""
    return slugify(title)[:60].rpartition("-")[0] if len(slugify(title)) > 60 else slugify(title)
