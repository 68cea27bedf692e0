"""The newest results of a search as an Atom feed: public, of one page, the same for every reader."""

from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.http import ConditionalGetMiddleware
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_safe

from mailing.letters import absolute
from portal.search.parameters import BadParameter, Parameters, read
from portal.search.service import search
from search.documents import PUBLIC, WITHHELD
from search.query import NEWEST

MOST = 30
FRESH_FOR = 300  # seconds, in a reader's own cache; no shared one may keep what could be withdrawn meanwhile
TYPE = "application/atom+xml; charset=utf-8"


@require_safe
def search_feed(request: HttpRequest) -> HttpResponse:
    """Newest first, whatever the address sorts by. What members see too is not in it: a feed has no reader. Who asks
    again with the ETag of what has not changed gets no body."""
    try:
        wanted = read(request.GET)
    except BadParameter as error:
        return HttpResponse(str(error), status=400, content_type="text/plain; charset=utf-8")
    language = get_language()
    within = Parameters(wanted.text, wanted.filters, NEWEST, page_size=MOST)
    found = search(within.request((PUBLIC, WITHHELD)), language)
    title = _("New on the AI portal of Ho Chi Minh City")
    page = Parameters(wanted.text, wanted.filters).address()
    feed = Atom1Feed(
        title=f"{title}: {wanted.text}" if wanted.text else title,
        link=absolute(f"{reverse('search')}{page}"),
        description="",
        language=language,
        feed_url=absolute(f"{reverse('search_feed')}{page}"),
        author_name=settings.WAGTAIL_SITE_NAME,
    )
    for card in found.cards:
        day = datetime(card.published.year, card.published.month, card.published.day, tzinfo=UTC)
        feed.add_item(
            title=card.plain_title,
            link=absolute(card.url),
            description=card.summary,
            unique_id=f"{absolute('/')}#{card.key}",
            pubdate=day,
            updateddate=day,
            categories=[card.kind_label, *card.fields],
            author_name=card.organisation["name"] if card.organisation else card.organisation_kind_label,
        )
    answer = HttpResponse(feed.writeString("utf-8"), content_type=TYPE)
    answer["Cache-Control"] = f"private, max-age={FRESH_FOR}"
    return ConditionalGetMiddleware(lambda _request: answer)(request)
