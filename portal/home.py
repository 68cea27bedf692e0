"""What the first page shows beside what its editors wrote. The same for every reader: what the public may see."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import get_language

from catalog.models import ResearchProduct, TrainingProduct
from demand.models import Need
from portal.cards import cards
from portal.models import NewsPage
from search.documents import NEED, OFFER, SIDES
from search.models import Entry
from taxonomy.terms import terms

NEWEST = 3
MOST_COMPETITIONS = 3
MOST_NEWS = 3
MOST_FIELDS = 8


@dataclass(frozen=True)
class Balance:
    """How many needs and offers a field has; the widths are per cent of the longest bar."""

    slug: str
    label: str
    needs: int
    offers: int
    needs_width: int
    offers_width: int

    @property
    def needs_start(self) -> int:
        return 100 - self.needs_width


def home_context(page) -> dict:
    language = get_language()
    counts = dict(Entry.objects.visible().order_by().values_list("kind").annotate(Count("pk")))
    offers, needs = cards(_newest(OFFER), language), cards(_newest(NEED), language)
    return {
        "counts": {
            "research": counts.get("research", 0),
            "training": counts.get("training", 0),
            "needs": counts.get("application-need", 0) + counts.get("training-need", 0),
            "competitions": counts.get("competition", 0),
            "organisations": counts.get("organisation", 0),
        },
        "newest_offers": offers,
        "newest_needs": needs,
        "competitions": cards(_open_competitions(), language),
        "news": NewsPage.objects.descendant_of(page).live().public().order_by("-published_on", "-pk")[:MOST_NEWS],
        "examples": [line.strip() for line in page.examples.splitlines() if line.strip()],
        "balances": field_balance(language),
        "updated": _last_change(page, offers + needs),
    }


def _last_change(page, shown) -> date | None:
    """The day of the newest thing on the page, its editors' own words included."""
    edited = page.last_published_at and timezone.localdate(page.last_published_at)
    return max(filter(None, (edited, *(card.published for card in shown))), default=None)


def field_balance(language: str) -> list[Balance]:
    """The fields with most needs and offers together, the busiest first."""
    needs = _by_field(Need)
    offers = _by_field(ResearchProduct) + _by_field(TrainingProduct)
    longest = max((*needs.values(), *offers.values()), default=0)
    busiest = sorted(needs | offers, key=lambda slug: (-needs[slug] - offers[slug], slug))[:MOST_FIELDS]
    known = terms().fields
    return [
        Balance(
            slug=slug,
            label=known[slug].in_language(language),
            needs=needs[slug],
            offers=offers[slug],
            needs_width=round(100 * needs[slug] / longest),
            offers_width=round(100 * offers[slug] / longest),
        )
        for slug in busiest
        if slug in known
    ]


def _by_field(model) -> Counter:
    rows = model.objects.visible_to(member=False).order_by().values_list("fields__slug").annotate(Count("pk"))
    return Counter({slug: number for slug, number in rows if slug})


def _newest(side: str):
    kinds = [kind for kind, of in SIDES.items() if of == side]
    return Entry.objects.visible().filter(kind__in=kinds).order_by("-published_at", "key").for_cards()[:NEWEST]


def _open_competitions():
    now = int(timezone.now().timestamp())
    found = Entry.objects.visible(now=now).filter(kind="competition", closes_at__gt=now)
    return found.order_by("closes_at", "key").for_cards()[:MOST_COMPETITIONS]
