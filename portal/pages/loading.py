"""The standing pages that every installation has: about, guides, accessibility, privacy, open data, contact."""

from pathlib import Path

import yaml
from django.db import transaction

from portal.models import HomePage, StandardPage
from portal.pages.rich_text import heading, rich_text
from portal.pages.saving import CREATED, PageContent, save_page

TEXTS = Path(__file__).with_name("standard.yaml")


@transaction.atomic
def load_standard_pages() -> int:
    """Makes those that are missing in both languages, and returns how many; a page that is there stays as it is."""
    homes = {home.locale.language_code: home for home in HomePage.objects.select_related("locale")}
    made = 0
    for text in yaml.safe_load(TEXTS.read_text(encoding="utf-8")):
        first = None
        for code, home in homes.items():
            page = StandardPage.objects.child_of(home).filter(slug=text[f"slug_{code}"]).first()
            if page is None:
                page, outcome = save_page(
                    parent=home, model=StandardPage, content=_content(text, code), translation_of=first
                )
                made += outcome == CREATED
            first = first or page
    return made


def _content(text: dict, code: str) -> PageContent:
    sections = (heading(part[f"heading_{code}"]) + rich_text(part[f"text_{code}"]) for part in text["body"])
    columns = {
        "title": text[f"title_{code}"],
        "intro": text[f"intro_{code}"].strip(),
        "body": "".join(sections),
    }
    return PageContent(slug=text[f"slug_{code}"], columns=columns)
