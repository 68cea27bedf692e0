"""What a listing's page shows. A withheld name stands nowhere in it, so that no template can leak it."""

from dataclasses import dataclass
from importlib import import_module

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, gettext as _

from listings.choices import Audience
from organisations.unnamed import counted, size_told
from search.documents import LANGUAGES

# The width of the text column twice over would be sharper, but the whole page is to stay below 120 KB.
PAGE_COVER = "fill-640x360|format-webp|webpquality-60"


@dataclass(frozen=True)
class Words:
    """A text for the reader; `lang` is its language where that is not the reader's, else empty."""

    text: str = ""
    lang: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True)
class Fact:
    """Something said in a few words; `note` says under which conditions."""

    label: str
    value: str
    note: str = ""
    icon: str = ""
    is_deadline: bool = False


def listing_context(listing, request) -> dict:
    """The context of a listing's template: what all kinds share, then what the kind's own app adds.

    Each app of listings has a module `presentation` with `own_context(listing, language)`.
    """
    language = get_language() or LANGUAGES[0]
    own = import_module(f"{listing._meta.app_label}.presentation").own_context(listing, language)
    return _shared_context(listing, language) | own


def words(listing, column: str, language: str) -> Words:
    """A column in the reader's language, or in the other one, marked."""
    for code in sorted(LANGUAGES, key=lambda code: code != language):
        if text := getattr(listing, f"{column}_{code}"):
            return Words(text, "" if code == language else code)
    return Words()


def labels(choices, values) -> str:
    """The chosen values' labels as one line."""
    return ", ".join(str(choices(value).label) for value in values)


def money(amount: int | None) -> str:
    """A sum in đồng; nothing where none is given."""
    if amount is None:
        return ""
    return _("%s đồng") % number_format(amount, force_grouping=True) if amount else _("free of charge")


def given(*facts: Fact) -> list[Fact]:
    """The facts that have a value."""
    return [fact for fact in facts if fact.value]


def _shared_context(listing, language: str) -> dict:
    withheld = listing.audience == Audience.WITHHELD
    organisation = listing.organisation
    return {
        "key": listing.key,
        "kind": listing.kind,
        "listing_title": words(listing, "title", language),
        "summary": words(listing, "summary", language),
        "body": words(listing, "body", language),
        "withheld": withheld,
        "for_members": listing.audience == Audience.MEMBERS,
        "demonstration": listing.is_demonstration,
        "organisation_kind": organisation.get_kind_display(),
        "organisation_size": _size_told(organisation) if withheld else "",
        "owner": None if withheld else _owner(organisation, language),
        "contact": None if withheld else _contact(listing, organisation),
        "place": "" if withheld else listing.place,
        "cover": None if withheld else _cover(listing, language),
        "demo_url": "" if withheld else listing.demo_url,
        "attachments": [] if withheld else _attachments(listing),
        "fields": [(term.slug, term.label(language)) for term in listing.fields.all()],
        "techniques": [(term.slug, term.label(language)) for term in listing.techniques.all()],
        "tags": [tag.name for tag in listing.tags.all()],
        "licence": listing.get_reuse_licence_display(),
        "published": listing.first_published_at,
        "updated": listing.last_published_at or listing.first_published_at,
        "expires": listing.expire_at,
    }


def _size_told(organisation) -> str:
    told = size_told(organisation.kind, organisation.size, counted())
    return organisation.get_size_display() if told else ""


def _owner(organisation, language: str) -> dict:
    return {
        "name": organisation.name(language),
        "slug": organisation.slug,
        "verified": organisation.is_verified,
        "wholes": [above.name(language) for above in organisation.ancestors()],
    }


def _contact(listing, organisation) -> dict | None:
    """The office that the listing names, else the organisation's own address."""
    found = {
        "office": listing.contact_office,
        "email": listing.contact_email or ("" if listing.contact_phone else organisation.email),
        "phone": listing.contact_phone or ("" if listing.contact_email else organisation.phone),
        "website": organisation.website,
    }
    return found if any(found.values()) else None


def _cover(listing, language: str) -> dict | None:
    if not listing.cover:
        return None
    picture = listing.cover.get_rendition(PAGE_COVER)
    own = listing.cover.description_en if language == "en" else listing.cover.description
    described = own or listing.cover.description or listing.cover.description_en
    return {
        "url": picture.url,
        "width": picture.width,
        "height": picture.height,
        "alt": described,
        "credit": listing.cover.credit,
    }


def _attachments(listing) -> list[dict]:
    """What can be downloaded; `address` is section and number of the listing's own."""
    return [
        {
            "name": file.name,
            "kind": file.name.rpartition(".")[2].upper(),
            "size": file.document.file_size,
            "address": (f"{listing.key_prefix}s" if listing.key_prefix == "need" else listing.key_prefix, listing.pk),
            "document": file.document_id,
        }
        for file in listing.attachments.all()
    ]


def day(value) -> str:
    return date_format(value, "SHORT_DATE_FORMAT") if value else ""


__all__ = ["Fact", "Words", "day", "given", "labels", "listing_context", "money", "words"]
