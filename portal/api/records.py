"""A record with everything that the public may see of it, in both languages."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from catalog.models import ResearchProduct, TrainingProduct
from demand.models import Need
from listings.choices import Audience
from listings.documents import read_listings
from listings.models import Listing
from portal.addresses import address, card_address
from search.documents import LANGUAGES
from search.models import Entry, read_traits
from taxonomy.terms import Labels, terms

MODELS: Mapping[str, type[Listing]] = {"research": ResearchProduct, "training": TrainingProduct, "need": Need}
# What is told of each kind beside its texts, by column. What is not named here is not told.
DETAILS: Mapping[str, Sequence[str]] = {
    "research": ("trl", "ip_status", "cooperation", "delivery", "price_band", "risk_class"),
    "training": (
        "audiences",
        "pacing",
        "level",
        "taught_in",
        "mode",
        "workload_hours",
        "fee",
        "certificate",
        "in_house",
    ),
    "need": (
        "nature",
        "data_sensitivity",
        "budget_band",
        "closes_at",
        "cooperation",
        "delivery",
        "trl_min",
        "headcount",
        "level_now",
        "level_wanted",
        "mode",
        "starts_on",
    ),
}
# An address or a place can tell whose a listing is, so these go with the name.
NAMING_DETAILS = ("place", "demo_url", "open_material_url")


def record(key: str, audiences: Sequence[str]) -> dict | None:
    """None for what these audiences may not see; the entry's rule of visibility decides, as for every other surface."""
    entry = Entry.objects.visible(audiences).defer("weights", "folded").filter(key=key).first()
    if entry is None:
        return None
    prefix, number = key.split(":")
    if prefix not in MODELS:
        return _entry_record(entry)
    # The row is asked too: an entry may be a moment behind the clock, and texts come from the row.
    found = read_listings(MODELS[prefix], [int(number)])
    if not found or found[0].audience not in audiences:
        return None
    return _listing_record(found[0], prefix)


def _listing_record(listing: Listing, prefix: str) -> dict:
    withheld = listing.audience == Audience.WITHHELD
    details = {name: getattr(listing, name) for name in DETAILS[prefix]}
    if not withheld:
        details |= {name: getattr(listing, name) for name in NAMING_DETAILS if hasattr(listing, name)}
        details |= {"scientists": [person.name for person in listing.scientists.all()]} if prefix != "need" else {}
    if prefix == "training":
        details["intakes"] = [_intake(intake, withheld) for intake in listing.intakes.all()]
    details["reuse_licence"] = listing.reuse_licence
    return {
        "key": listing.key,
        "kind": listing.kind,
        "url": {code: address(listing.key, listing.slug, code) for code in LANGUAGES},
        "languages": listing.languages(),
        "texts": {code: _texts(listing, code) for code in listing.languages()},
        "external_id": "" if withheld else listing.external_id,
        "organisation": None if withheld else _organisation(listing.organisation),
        "withheld": withheld,
        "fields": [_term(term) for term in listing.fields.all()],
        "techniques": [_term(term) for term in listing.techniques.all()],
        "tags": [item.tag.name for item in listing.tagged_items.all()],
        "details": details,
        "contact": None if withheld else _contact(listing),
        "published_at": _iso(listing.first_published_at),
        "updated_at": _iso(listing.last_published_at),
        "demonstration": listing.is_demonstration,
    }


def _texts(listing: Listing, code: str) -> dict[str, str]:
    columns = ("title", "summary", "body", *listing.long_texts)
    named = {name: getattr(listing, f"{name}_{code}") for name in columns}
    return {name: text for name, text in named.items() if text}


def _organisation(organisation) -> dict:
    return {
        "key": organisation.key,
        "kind": organisation.kind,
        "name": {"vi": organisation.name_vi, "en": organisation.name_en or organisation.name_vi},
        "url": {code: address(organisation.key, organisation.slug, code) for code in LANGUAGES},
        "verified": organisation.is_verified,
    }


def _term(term) -> dict[str, str]:
    return {"slug": term.slug, "vi": term.label_vi, "en": term.label_en}


def _intake(intake, withheld: bool) -> dict:
    return {
        "starts_on": intake.starts_on.isoformat(),
        "apply_by": _iso(intake.apply_by),
        "seats": intake.seats,
        "place": "" if withheld else intake.place,
    }


def _contact(listing: Listing) -> dict[str, str]:
    return {name: getattr(listing, f"contact_{name}") for name in ("office", "email", "phone")}


def _entry_record(entry: Entry) -> dict:
    """A competition or an organisation, from its entry."""
    card, traits = entry.card, read_traits(entry.traits)
    return {
        "key": entry.key,
        "kind": entry.kind,
        "url": {code: card_address(entry.key, card, code) for code in LANGUAGES},
        "languages": list(entry.texts),
        "texts": {
            code: {name: text for name, text in asdict(text).items() if text} for code, text in _entry_texts(entry)
        },
        "external_id": "",
        "organisation": _card_organisation(card),
        "withheld": False,
        "fields": _labelled(traits.fields, terms().fields),
        "techniques": _labelled(traits.techniques, terms().techniques),
        "tags": list(traits.tags),
        "details": {
            name: card[name]
            for name in ("organisation_kind", "ward", "verified", "phases", "closes_at")
            if name in card
        },
        "contact": None,
        "published_at": None,
        "updated_at": None,
        "demonstration": card.get("demonstration", False),
    }


def _labelled(slugs: Sequence[str], known: Mapping[str, Labels]) -> list[dict[str, str]]:
    return [{"slug": slug, "vi": known[slug].vi, "en": known[slug].en} for slug in slugs if slug in known]


def _entry_texts(entry: Entry):
    return entry.document().texts.items()


def _card_organisation(card: Mapping) -> dict | None:
    owner = card.get("organisation")
    if not owner:
        return None
    return {
        "key": owner["key"],
        "name": {"vi": owner["vi"], "en": owner["en"] or owner["vi"]},
        "url": {code: address(owner["key"], owner["slug"], code) for code in LANGUAGES},
        "verified": owner["verified"],
    }


def _iso(moment) -> str | None:
    return moment.isoformat() if moment else None
