"""How needs become search documents."""

from datetime import datetime, time

from django.utils import timezone

from demand.choices import NeedKind
from demand.models import Need
from listings.documents import ListingSource, listing_document, seconds
from search.documents import SearchDocument


def need_document(need: Need) -> SearchDocument:
    training = need.need_kind == NeedKind.TRAINING
    start = need.starts_on and timezone.make_aware(datetime.combine(need.starts_on, time.min))
    closes = need.closes_at.isoformat() if need.closes_at else None
    return listing_document(
        need,
        traits={
            "trl": need.trl_min,
            "band": need.budget_band,
            "modes": ((need.mode,) if need.mode else ()) if training else tuple(need.delivery),
            "level": need.level_wanted if training else "",
            "starts_at": seconds(start),
            "closes_at": seconds(need.closes_at),
            "must_haves": tuple(lines(need.must_haves_vi) or lines(need.must_haves_en)),
        },
        card={
            "nature": need.nature,
            "band": need.budget_band,
            "trl": need.trl_min,
            "closes_at": closes,
            "headcount": need.headcount if training else None,
        },
    )


def lines(text: str) -> list[str]:
    """The lines of a text that have something in them, without the dash of a list."""
    return [line.strip().removeprefix("- ") for line in text.splitlines() if line.strip()]


SOURCES = (ListingSource("need", Need, need_document),)
