"""How offers become search documents."""

from datetime import datetime, time

from django.utils import timezone

from catalog.models import Intake, ResearchProduct, TrainingProduct
from listings.choices import Audience, Band
from listings.documents import ListingSource, listing_document, seconds
from search.documents import SearchDocument

FEE_BANDS = ((0, Band.FREE), (50_000_000, Band.UNDER_50M), (200_000_000, Band.TO_200M), (1_000_000_000, Band.TO_1B))


def fee_band(fee: int | None) -> str:
    """The band that a fee in đồng falls into; no fee given is no band."""
    if fee is None:
        return ""
    return next((band.value for most, band in FEE_BANDS if fee <= most), Band.OVER_1B.value)


def next_intake(product: TrainingProduct, now=None) -> Intake | None:
    """The first intake that one can still apply for."""
    now = now or timezone.now()
    open_ones = [intake for intake in product.intakes.all() if closing(intake) > now]
    return min(open_ones, key=lambda intake: intake.starts_on, default=None)


def closing(intake: Intake) -> datetime:
    """Until when one can apply: the date given, else the start of the first day."""
    return intake.apply_by or timezone.make_aware(datetime.combine(intake.starts_on, time.min))


def research_document(product: ResearchProduct) -> SearchDocument:
    people = _scientists(product)
    return listing_document(
        product,
        traits={
            "trl": product.trl,
            "band": product.price_band,
            "modes": tuple(product.delivery),
        },
        card={"trl": product.trl, "band": product.price_band, "scientists": list(people)},
        names=people,
    )


def training_document(product: TrainingProduct) -> SearchDocument:
    people = _scientists(product)
    intakes = list(product.intakes.all())
    last = max((closing(intake) for intake in intakes), default=None)
    shown = next_intake(product)
    return listing_document(
        product,
        traits={
            "band": fee_band(product.fee),
            "modes": (product.mode,) if product.mode else (),
            "level": product.level,
            "starts_at": seconds(closing(shown)) if shown else None,
            "closes_at": seconds(last),
            **({"languages": tuple(product.taught_in)} if product.taught_in else {}),
        },
        card={
            "mode": product.mode,
            "level": product.level,
            "fee": product.fee,
            "intakes": [
                {
                    "starts_on": intake.starts_on.isoformat(),
                    "apply_by": closing(intake).isoformat(),
                    "seats": intake.seats,
                }
                for intake in intakes
            ],
            "scientists": list(people),
        },
        names=people,
    )


def _scientists(offer) -> tuple[str, ...]:
    """Their names; nobody where the organisation's is withheld, since one leads to the other."""
    if offer.audience == Audience.WITHHELD:
        return ()
    return tuple(scientist.name for scientist in offer.scientists.all())


SOURCES = (
    ListingSource("research", ResearchProduct, research_document),
    ListingSource("training", TrainingProduct, training_document),
)
