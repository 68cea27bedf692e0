"""Events and the phases of competitions as calendar files."""

from datetime import UTC

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import get_language
from icalendar import Calendar, Event
from wagtail.models import Page

from competitions.models import CompetitionPage, EventPage


def calendar(request: HttpRequest, number: str) -> HttpResponse:
    """The dates of the page with this number, in UTC; 404 for a page that has none or is not public."""
    page = get_object_or_404(Page.objects.live().public(), pk=number).specific
    address = request.build_absolute_uri(page.get_url(request))
    if isinstance(page, EventPage):
        events = [_event(page, address)]
    elif isinstance(page, CompetitionPage):
        events = _phases(page, address)
    else:
        raise Http404
    found = Calendar()
    found.add("prodid", f"-//AI portal Ho Chi Minh City//{get_language()}")
    found.add("version", "2.0")
    found.add("x-wr-calname", page.title)
    for event in events:
        found.add_component(event)
    answer = HttpResponse(found.to_ical(), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{page.slug}.ics"'
    return answer


def _event(page: EventPage, address: str) -> Event:
    event = _dated(f"event-{page.translation_key}", page.title, page.starts_at, page.ends_at, page, address)
    if page.place:
        event.add("location", page.place)
    if page.intro:
        event.add("description", page.intro)
    return event


def _phases(page: CompetitionPage, address: str) -> list[Event]:
    return [
        _dated(
            f"competition-{page.translation_key}-{phase.pk}",
            f"{page.title}: {phase.title()}",
            phase.starts_at,
            phase.ends_at,
            page,
            address,
        )
        for phase in page.primary().phases.all()
    ]


def _dated(uid: str, summary: str, starts, ends, page: Page, address: str) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("summary", summary)
    event.add("dtstart", starts.astimezone(UTC))
    event.add("dtend", ends.astimezone(UTC))
    # When the page last changed, and not when it was asked for: a calendar sees that nothing is new.
    event.add("dtstamp", (page.last_published_at or timezone.now()).astimezone(UTC))
    event.add("url", address)
    return event
