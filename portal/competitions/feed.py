"""The competitions as an Atom feed, the newest first: public, the same for every reader of a language."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.http import ConditionalGetMiddleware
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_safe

from competitions.models import CompetitionPage
from mailing.letters import absolute
from portal.alerts.feed import FRESH_FOR, TYPE

MOST = 30


@require_safe
def competitions_feed(request: HttpRequest) -> HttpResponse:
    """A moved date is news of its competition: it comes up again in the reader."""
    language = get_language()
    feed = Atom1Feed(
        title=_("Competitions"),
        link=absolute("/"),
        description="",
        language=language,
        feed_url=absolute(reverse("competitions_feed")),
        author_name=settings.WAGTAIL_SITE_NAME,
    )
    pages = CompetitionPage.objects.live().public().filter(locale__language_code=language)
    for page in pages.order_by("-last_published_at", "-pk")[:MOST]:
        feed.add_item(
            title=page.title,
            link=page.get_full_url(request),
            description=page.summary,
            unique_id=f"{absolute('/')}#competition:{page.translation_key}:{language}",
            pubdate=page.first_published_at,
            updateddate=page.last_published_at,
            categories=[str(page.edition)] if page.edition else [],
        )
    answer = HttpResponse(feed.writeString("utf-8"), content_type=TYPE)
    answer["Cache-Control"] = f"private, max-age={FRESH_FOR}"
    return ConditionalGetMiddleware(lambda _request: answer)(request)
