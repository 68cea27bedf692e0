"""Loads the news and the events, in both languages."""

from collections import Counter
from collections.abc import Iterable
from datetime import time

from competitions.models import CompetitionIndexPage, EventPage
from portal.demonstration.covers import Cover
from portal.demonstration.pictures import Pictures
from portal.demonstration.rows import Known
from portal.demonstration.trees import below, english_slug
from portal.models import NewsIndexPage, NewsPage
from portal.pages.rich_text import rich_text
from portal.pages.saving import PageContent, save_page


def load_news(records: Iterable[dict], *, known: Known, pictures: Pictures, by) -> Counter:
    def columns(record: dict, code: str) -> dict:
        cover = Cover(seed=f"news-{record['slug']}", kind="news", field=record["field"])
        return {
            "published_on": known.days.day(-record["published_ago"]),
            "intro": record[f"intro_{code}"],
            "body": rich_text(record[f"body_{code}"]),
            "cover": pictures.of(cover),
        }

    def published_at(record: dict):
        return known.days.opening(-record["published_ago"])

    return _load(NewsIndexPage, NewsPage, records, columns, published_at, by)


def load_events(records: Iterable[dict], *, known: Known, by) -> Counter:
    def columns(record: dict, code: str) -> dict:
        start, end = (time.fromisoformat(part.strip()) for part in record["hours"].split("–"))
        return {
            "intro": record[f"intro_{code}"],
            "body": rich_text(record[f"body_{code}"]),
            "starts_at": known.days.moment(record["starts_in"], start),
            "ends_at": known.days.moment(record["starts_in"], end),
            "place": record[f"place_{code}"],
            "organiser": known.organisations[record["organiser"]],
        }

    def published_at(record: dict):
        return known.days.appeared(record["slug"])

    return _load(CompetitionIndexPage, EventPage, records, columns, published_at, by)


def _load(index, model, records, columns, published_at, by) -> Counter:
    outcomes: Counter = Counter()
    parents = below(index)
    for record in records:
        first = None
        for code, parent in parents.items():
            content = PageContent(
                slug=record["slug"] if code == "vi" else english_slug(record["title_en"]),
                columns={"title": record[f"title_{code}"], "is_demonstration": True} | columns(record, code),
                published_at=published_at(record),
            )
            page, outcome = save_page(parent=parent, model=model, content=content, translation_of=first, by=by)
            first = first or page
            outcomes[outcome] += 1
    return outcomes
