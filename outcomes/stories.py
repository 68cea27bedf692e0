"""A confirmed outcome as the public reads it. A name that is withheld stands nowhere in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import override

from enquiries.choices import Side
from listings.choices import Audience
from listings.keys import listings_of
from listings.letters import SECTIONS
from listings.models import Listing
from listings.presentation import Words, words
from organisations.models import Organisation
from organisations.unnamed import Counts, counted, size_told
from outcomes.models import Outcome
from outcomes.rules import is_named, listing_key, names_in


@dataclass(frozen=True)
class Brought:
    """The listing of one side, by the parts of its address."""

    section: str
    number: int
    slug: str
    title: Words


@dataclass(frozen=True)
class Party:
    """One side: its name and, where it has a page, its short name there; or only of what kind and size it is. `brought`
    is its listing, if this reader may see it."""

    name: str = ""
    slug: str = ""
    kind: str = ""
    size: str = ""
    brought: Brought | None = None


@dataclass(frozen=True)
class Story:
    key: str
    kind: str
    kind_label: str
    title: Words
    text: Words
    happened_on: date
    band: str
    asker: Party
    owner: Party

    @property
    def parties(self) -> tuple[Party, Party]:
        """The side that has the problem or the listing last: who did it, then for whom."""
        return self.asker, self.owner


def stories(outcomes: Iterable[Outcome], language: str, *, member: bool) -> list[Story]:
    """Public outcomes as stories in a reader's language, in their order, in a fixed number of queries. `member`: the
    reader may see what is for verified members only."""
    outcomes = list(outcomes)
    keys = {key for each in outcomes for key in (each.enquiry.listing_key, each.enquiry.offer_key)}
    listings = listings_of(keys)
    shown = _visible(listings, member)
    counts = counted() if any(each.audience == Audience.WITHHELD for each in listings.values()) else {}
    with override(language):
        return [_story(each, listings, shown, counts, language) for each in outcomes]


def stories_naming(organisation: Organisation, language: str, *, member: bool) -> list[Story]:
    """The public ones that say that this organisation took part. Others must not stand on its page."""
    outcomes = list(public_outcomes().of_organisation(organisation.pk))
    if not outcomes:
        return []
    listings = listings_of({key for each in outcomes for key in (each.enquiry.listing_key, each.enquiry.offer_key)})
    named = [each for each in outcomes if is_named(each, _side(each, organisation), listings)]
    return stories(named, language, member=member)


def public_outcomes():
    """With all that a story is made from but the listings."""
    return Outcome.objects.public().select_related("enquiry__asker__parent", "enquiry__owner__parent")


def _side(outcome: Outcome, organisation: Organisation) -> str:
    return Side.ASKER if outcome.enquiry.asker_id == organisation.pk else Side.OWNER


def _visible(listings: dict[str, Listing], member: bool) -> dict[str, Listing]:
    """Those that this reader may see; the rule is the queryset's."""
    allowed: set[str] = set()
    for model in {type(listing) for listing in listings.values()}:
        numbers = [listing.pk for listing in listings.values() if isinstance(listing, model)]
        found = model.objects.visible_to(member=member).filter(pk__in=numbers).values_list("pk", flat=True)
        allowed |= {f"{model.key_prefix}:{number}" for number in found}
    return {key: listing for key, listing in listings.items() if key in allowed}


def _story(outcome: Outcome, listings, shown, counts: Counts, language: str) -> Story:
    unnamed = [side for side in Side if not is_named(outcome, side, listings)]
    # A listing may have withheld its name after the text was agreed: what names it then is not shown.
    silent = any(names_in(outcome, side) for side in unnamed)
    parties = {
        side: _party(
            outcome.enquiry.organisation(side),
            shown.get(listing_key(outcome.enquiry, side)),
            counts,
            language,
            is_named=side not in unnamed,
        )
        for side in Side
    }
    return Story(
        key=outcome.key,
        kind=outcome.kind,
        kind_label=outcome.get_kind_display(),
        title=Words(outcome.get_kind_display()) if silent else words(outcome, "title", language),
        text=Words() if silent else words(outcome, "text", language),
        happened_on=outcome.happened_on,
        band=outcome.get_band_display(),
        asker=parties[Side.ASKER],
        owner=parties[Side.OWNER],
    )


def _party(organisation: Organisation, listing: Listing | None, counts: Counts, language: str, *, is_named: bool):
    brought = _brought(listing, language) if listing else None
    if is_named:
        slug = organisation.slug if organisation.is_verified else ""
        return Party(name=organisation.name(language), slug=slug, brought=brought)
    size = organisation.get_size_display() if size_told(organisation.kind, organisation.size, counts) else ""
    return Party(kind=organisation.get_kind_display(), size=size, brought=brought)


def _brought(listing: Listing, language: str) -> Brought:
    section = SECTIONS.get(listing.key_prefix, listing.key_prefix)
    return Brought(section, listing.pk, listing.slug, words(listing, "title", language))
