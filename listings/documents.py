"""What every listing's document has in common; the apps add what is their own."""

from collections.abc import Callable, Iterable

from django.db.models import prefetch_related_objects

from files.cards import picture_card
from listings.choices import Audience
from listings.corrections import NONE, Corrections, corrections
from listings.models import Listing
from organisations.documents import owner_card
from organisations.unnamed import Counts, counted, size_told
from search.documents import SearchDocument, Text, Traits
from search.registry import concepts_in

COVER = "fill-480x270|format-webp|webpquality-70"


def read_listings(model: type[Listing], ids: Iterable[int]) -> list[Listing]:
    """The published rows among these, with all that a document is made from, in a fixed number of queries."""
    found = list(model.objects.published().filter(pk__in=list(ids)).select_related("organisation", "cover"))
    relations = ["fields", "techniques", "tagged_items__tag", *model.document_relations]
    prefetch_related_objects(found, *relations)
    return found


def listing_document(listing: Listing, *, traits: dict, card: dict, names: Iterable[str] = ()) -> SearchDocument:
    """The document of a published listing; `traits`, `card` and `names` are what its kind adds.

    A withheld name stands nowhere in it: not in the words, not in the card, not in what is filtered or counted.
    """
    withheld = listing.audience == Audience.WITHHELD
    organisation = listing.organisation
    fields, techniques = list(listing.fields.all()), list(listing.techniques.all())
    tags = [item.tag.name for item in listing.tagged_items.all()]
    texts = {code: listing_text(listing, code) for code in listing.languages()}
    whole = "\n".join(text.whole() for text in texts.values())
    labels = [label for term in (*fields, *techniques) for label in (term.label_vi, term.label_en)]
    owner = () if withheld else (organisation.name_vi, organisation.name_en)
    return SearchDocument(
        key=listing.key,
        kind=listing.kind,
        texts=texts,
        names=tuple(filter(None, (*owner, *names, *labels, *tags, listing.place if not withheld else ""))),
        traits=Traits(
            fields=tuple(term.slug for term in fields),
            techniques=tuple(term.slug for term in techniques),
            tags=tuple(tags),
            concepts=_corrections(listing).applied(concepts_in("\n".join((whole, *tags)))),
            organisation="" if withheld else organisation.key,
            organisation_kind=organisation.kind,
            verified=organisation.is_verified and not withheld,
            place="" if withheld else listing.place,
            published_at=seconds(listing.first_published_at or listing.created_at),
            **({"languages": tuple(listing.languages())} | traits),
        ),
        card=_card(listing, withheld) | card,
        audience=listing.audience,
        visible_until=seconds(listing.expire_at),
    )


def _corrections(listing: Listing) -> Corrections:
    """Those that were read for many listings at once, or else the listing's own."""
    found = getattr(listing, "concept_corrections", None)
    return corrections([listing.key]).get(listing.key, NONE) if found is None else found


def _sizes(listing: Listing) -> Counts:
    """Those that were counted for many listings at once, or else now."""
    found = getattr(listing, "sizes", None)
    return counted() if found is None else found


def seconds(moment) -> int | None:
    return None if moment is None else int(moment.timestamp())


def listing_text(listing: Listing, code: str) -> Text:
    """What a reader of one language finds a listing by."""
    long_texts = (getattr(listing, f"{column}_{code}") for column in ("body", *listing.long_texts))
    return Text(
        title=getattr(listing, f"title_{code}"),
        summary=getattr(listing, f"summary_{code}"),
        body="\n\n".join(filter(None, long_texts)),
    )


def _card(listing: Listing, withheld: bool) -> dict:
    organisation = listing.organisation
    card: dict = {
        "slug": listing.slug,
        "external_id": "" if withheld else listing.external_id,
        "demonstration": listing.is_demonstration,
        "organisation_kind": organisation.kind,
    }
    if withheld:
        card["withheld"] = True
        card["organisation_size"] = size_told(organisation.kind, organisation.size, _sizes(listing))
    else:
        card["organisation"] = owner_card(organisation)
    if listing.cover and not withheld:  # a file's name may say whose it is
        card["cover"] = picture_card(listing.cover, COVER)
    return card


class ListingSource:
    """A table of listings, registered with search; `make` turns one published row into its document."""

    def __init__(self, prefix: str, model: type[Listing], make: Callable[[Listing], SearchDocument]):
        self.prefix, self.model, self.make = prefix, model, make

    def documents(self, ids: Iterable[int]) -> dict[int, SearchDocument]:
        listings = read_listings(self.model, ids)
        corrected = corrections([listing.key for listing in listings])
        sizes = counted() if any(listing.audience == Audience.WITHHELD for listing in listings) else {}
        for listing in listings:
            listing.concept_corrections = corrected.get(listing.key, NONE)
            listing.sizes = sizes
        return {listing.pk: self.make(listing) for listing in listings}

    def ids(self) -> Iterable[int]:
        return self.model.objects.order_by("pk").values_list("pk", flat=True).iterator()


__all__ = ["ListingSource", "listing_document", "listing_text", "seconds"]
