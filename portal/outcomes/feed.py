"""The latest stories as an Atom feed: public, the same for every reader."""

from datetime import UTC, datetime, time

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.http import ConditionalGetMiddleware
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_safe

from mailing.letters import absolute
from outcomes.stories import Party, public_outcomes, stories
from portal.alerts.feed import FRESH_FOR, TYPE

MOST = 30


@require_safe
def outcomes_feed(request: HttpRequest) -> HttpResponse:
    """What is for members only is not in it: a feed has no reader."""
    language = get_language()
    page = absolute(reverse("outcomes"))
    feed = Atom1Feed(
        title=_("What came of it"),
        link=page,
        description="",
        language=language,
        feed_url=absolute(reverse("outcomes_feed")),
        author_name=settings.WAGTAIL_SITE_NAME,
    )
    for story in stories(public_outcomes()[:MOST], language, member=False):
        day = datetime.combine(story.happened_on, time(), UTC)
        feed.add_item(
            title=story.title.text,
            link=_link(story.parties) or page,
            description=story.text.text,
            unique_id=f"{absolute('/')}#{story.key}",
            pubdate=day,
            updateddate=day,
            categories=[story.kind_label],
            author_name=", ".join(_named(party) for party in story.parties),
        )
    answer = HttpResponse(feed.writeString("utf-8"), content_type=TYPE)
    answer["Cache-Control"] = f"private, max-age={FRESH_FOR}"
    return ConditionalGetMiddleware(lambda _request: answer)(request)


def _link(parties: tuple[Party, ...]) -> str:
    """The page of what one of them brought; nothing where none of it is public."""
    brought = next((party.brought for party in parties if party.brought), None)
    return absolute(reverse("listing", args=[brought.section, brought.number, brought.slug])) if brought else ""


def _named(party: Party) -> str:
    return party.name or " · ".join(filter(None, (str(party.kind), str(party.size))))
