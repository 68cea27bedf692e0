"""Tags and filters of the templates."""

import re
from functools import cache

from babel import Locale
from django import template
from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext as _
from wagtail.models import Page

from competitions.choices import Eligible
from competitions.models import Track
from competitions.phases import closing, entry_deadline
from demand.models import Need
from listings.presentation import labels, money
from portal.addresses import address
from portal.forms import draw
from portal.frame import language_links
from portal.next_step import next_step
from portal.stamps import stamped
from portal.timeline import timeline

register = template.Library()

KIND_ICONS = {
    "research": "flask-conical",
    "training": "graduation-cap",
    "application-need": "puzzle",
    "training-need": "users-round",
    "competition": "trophy",
    "organisation": "building-2",
}
FACT_ICONS = {
    "trl": "gauge",
    "band": "banknote",
    "fee": "banknote",
    "intake": "calendar-days",
    "seats": "users-round",
    "headcount": "users-round",
    "mode": "monitor",
    "level": "layers",
    "nature": "tag",
    "deadline": "timer",
    "closed": "timer",
    "phase": "clock",
    "kind": "building-2",
    "place": "map-pin",
}
TOP_STEP, LOWEST_STEP = 76, 20  # heights of the first and the ninth step, in the picture's own units


@register.simple_tag(takes_context=True)
def form_token(context) -> SafeString:
    """The token of a form whose view is `open_to_visitors`: a page that a visitor reads then sets no cookie."""
    request = context.get("request")
    if request is None or not hasattr(request, "user") or not request.user.is_authenticated:
        return SafeString()
    return format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', get_token(request))


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """A drawing of the sprite. It only repeats the text beside it, so it is not read out."""
    return _icon(name, extra)


@cache
def _icon(name: str, extra: str) -> SafeString:
    """There are some dozens, and a page of matches shows a hundred."""
    return format_html(
        '<svg class="icon {}" aria-hidden="true" focusable="false" width="20" height="20"><use href="{}#{}"/></svg>',
        extra,
        static("icons/icons.svg"),
        name,
    )


@register.filter
def kind_icon(kind: str) -> str:
    return KIND_ICONS.get(kind, "file-text")


@register.filter
def fact_icon(name: str) -> str:
    return FACT_ICONS.get(name, "info")


@register.filter
def prose(text: str) -> SafeString:
    """Plain text as paragraphs; lines that begin with a dash are a list. Everything in it is escaped."""
    blocks = [_block(block) for block in re.split(r"\n\s*\n", text.strip()) if block.strip()]
    return mark_safe("\n".join(blocks))


def _block(block: str) -> str:
    parts, items = [], []
    for line in block.strip().splitlines():
        if line.strip().startswith("- "):
            items.append(f"<li>{escape(line.strip()[2:])}</li>")
            continue
        if items:
            parts.append(f"<ul>{''.join(items)}</ul>")
            items = []
        parts.append(f"<p>{escape(line.strip())}</p>")
    if items:
        parts.append(f"<ul>{''.join(items)}</ul>")
    return "".join(parts)


@register.filter
def moment(when) -> str:
    """A time in Vietnam with its zone: where a deadline is meant, people abroad read it too."""
    if not when:
        return ""
    return _("%s (Vietnam time)") % date_format(timezone.localtime(when), "SHORT_DATETIME_FORMAT")


@register.filter
def moment_to_second(when) -> str:
    """The same to the second: where a second decides, and on receipts."""
    if not when:
        return ""
    local = timezone.localtime(when)
    return _("%s (Vietnam time)") % f"{date_format(local, 'SHORT_DATE_FORMAT')} {local:%H:%M:%S}"


@register.filter
def spread(value) -> SafeString:
    """A number of a picture, with a point whatever the reader's language."""
    return mark_safe(f"{float(value):g}")


@register.simple_tag
def score(value: int) -> SafeString:
    """0–100 as a ring with its number."""
    return stamped("components/score.html", {"value": value})


@register.inclusion_tag("components/trl.html")
def trl_picture(level: int, words: str) -> dict:
    """Readiness as nine steps."""
    rise = (TOP_STEP - LOWEST_STEP) / 8
    steps = []
    for number in range(1, 10):
        height = round(LOWEST_STEP + rise * (number - 1), 1)
        steps.append(
            {"number": number, "x": (number - 1) * 60, "y": TOP_STEP - height, "height": height, "on": number <= level}
        )
    return {"level": level, "words": words, "steps": steps}


@register.simple_tag(takes_context=True)
def languages(context) -> list:
    """This page in each language. Wagtail's own page is under `self`: `page` may be a page of results."""
    request = context.get("request")
    if request is None:
        return []
    own = context.get("self")
    return language_links(request, own if isinstance(own, Page) else None)


@register.simple_tag(takes_context=True)
def is_here(context, link) -> bool:
    """Whether a link of the header leads to the part of the site that this page is in."""
    if context.get("section") == link.name:
        return True
    request = context.get("request")
    return request is not None and "?" not in link.url and request.path.startswith(link.url)


@register.simple_tag
def standing_of(competition) -> dict:
    """Where a competition stands now: its picture, deadline and what can be done."""
    now, spans = competition.now(), competition.spans()
    deadline = entry_deadline(spans)
    return {
        "now": now,
        "closing": closing(spans, now),
        "timeline": timeline(spans, now),
        "running": [span for span in spans if span.starts_at <= now < span.ends_at],
        "deadline": deadline,
        "is_open": deadline is not None and deadline > now,
        "days_left": (deadline - now).days if deadline and deadline > now else None,
    }


@register.inclusion_tag("components/time_left.html")
def time_left_of(closing) -> dict:
    """In the largest unit that is whole, and the next one: days and hours, hours and minutes, minutes."""
    return {"left": closing.left}


@register.simple_tag
def step_of(competition, calendar: str):
    """The one thing that can be done now on a competition's page."""
    primary = competition.primary()
    return next_step(
        competition.spans(),
        competition.now(),
        has_results=bool(competition.results) or _has_published_track(primary),
        runs_elsewhere=competition.runs_elsewhere_url,
        email=competition.contact_email,
        calendar=calendar,
        take_part=reverse("take_part", args=[primary.pk]) if primary.pk and primary.tracks.all() else "",
    )


def _has_published_track(competition) -> bool:
    """Asked of the stored rows: the tracks of a draft that is previewed are held in memory, and know no results."""
    return bool(competition.pk) and Track.objects.filter(page=competition.pk, publication__isnull=False).exists()


@register.filter
def standing_page(frame, slug: str) -> str:
    """The address of a page that editors keep below the home page, or nothing."""
    return frame.page(slug)


@register.filter
def dong(amount: int) -> str:
    """A sum of money with its unit."""
    return money(amount)


@register.filter
def country_name(code: str) -> str:
    """In the reader's language; the code itself where nobody knows it."""
    return Locale(get_language()).territories.get(code, code)


@register.filter
def eligible_labels(values) -> str:
    """Who may take part, in words."""
    return labels(Eligible, values)


@register.filter
def still_to_come(events) -> list:
    """Events that are not over, the next first."""
    now = timezone.now()
    return [event for event in events if event.ends_at > now]


@register.filter
def already_over(events) -> list:
    """Events that are over, the latest first."""
    now = timezone.now()
    return [event for event in reversed(events) if event.ends_at <= now]


@register.simple_tag
def competition_needs(competition) -> list:
    """The public needs that a competition serves, with their addresses."""
    language = get_language()
    chosen = [need.pk for need in competition.needs.all()]
    public = Need.objects.visible_to(member=False).filter(pk__in=chosen)
    return [(need.title(language), address(need.key, need.slug, language)) for need in public]


@register.filter
def phase_title(change) -> str:
    """The phase whose date was moved, in the reader's language."""
    return change.title(get_language())


@register.simple_tag
def series_of(competition) -> list:
    """The other competitions of its series that can be read in the page's language, the newest first."""
    primary = competition.primary()
    keys = type(primary).objects.filter(series=primary.series_id).exclude(pk=primary.pk).values("translation_key")
    pages = type(primary).objects.live().public().filter(translation_key__in=keys, locale=competition.locale)
    return list(pages.order_by("-edition", "-first_published_at"))


@register.filter
def drawn(form):
    """A form of a package, drawn as the site's own are: `{{ form|drawn }}`."""
    return draw(form)
