"""Pages that editors make, in both languages, for the tests of their screens."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Page

from competitions.models import CompetitionIndexPage, CompetitionPage, EventPage, Phase
from portal.models import NewsIndexPage, NewsPage

DAY = timedelta(days=1)


def index(model, code: str = "vi"):
    return model.objects.get(locale__language_code=code)


def competition(code: str = "vi", *, like: CompetitionPage | None = None, phases=(), **values) -> CompetitionPage:
    """`phases` are (kind, days until it starts, days until it ends); `like` is the page that this one translates."""
    page = CompetitionPage(
        **(
            {
                "title": "Cuộc thi thử",
                "slug": f"thi-{code}",
                "tagline": "Thử",
                "summary": "Tóm tắt",
                "problem": "<p>Đề</p>",
            }
            | values
        )
    )
    page.phases = [
        Phase(kind=kind, starts_at=timezone.now() + start * DAY, ends_at=timezone.now() + end * DAY)
        for kind, start, end in phases
    ]
    return _publish(index(CompetitionIndexPage, code), page, like)


def event(code: str = "vi", **values) -> EventPage:
    start = timezone.now() + 3 * DAY
    page = EventPage(**({"title": "Ngày hội", "slug": "ngay-hoi", "starts_at": start, "ends_at": start + DAY} | values))
    return _publish(index(CompetitionIndexPage, code), page)


def news(code: str = "vi", *, like: NewsPage | None = None, **values) -> NewsPage:
    page = NewsPage(
        **(
            {
                "title": "Tin mới",
                "slug": "tin-moi",
                "published_on": timezone.localdate(),
                "intro": "Đầu tin",
                "body": "<p>Tin</p>",
            }
            | values
        )
    )
    return _publish(index(NewsIndexPage, code), page, like)


def _publish(parent: Page, page: Page, like: Page | None = None) -> Page:
    page.locale, page.live = parent.locale, False
    if like:
        page.translation_key = like.translation_key
    page = parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page
