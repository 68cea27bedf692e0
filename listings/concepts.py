"""The concepts of a listing as its editors see and correct them."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from history.services import record_change
from listings.corrections import NONE, ConceptCorrection, Correction, corrections
from listings.entries import write_listing_entries
from listings.models import Listing
from search.registry import concepts_in
from taxonomy.models import Concept
from taxonomy.quotes import Quote, quotes
from taxonomy.terms import terms

KIND = "concept"  # of the rows of history; figures of listings do not count them
FOUND, NOT_FOUND = "found", "not found"
STANDING_LABELS = {
    Correction.ADDED: _("added by an editor"),
    Correction.REMOVED: _("removed by an editor"),
}


@dataclass(frozen=True)
class Named:
    """A concept of a listing: `standing` is FOUND or a Correction, `quotes` where its texts name it, by language."""

    slug: str
    label: str
    standing: str
    quotes: dict[str, Quote]

    @property
    def standing_label(self) -> str:
        return STANDING_LABELS[self.standing]

    @property
    def is_corrected(self) -> bool:
        return self.standing != FOUND

    @property
    def is_removed(self) -> bool:
        return self.standing == Correction.REMOVED


def named_concepts(listing: Listing, language: str) -> list[Named]:
    """What the listing's texts (those of the object, which may be a draft) and its tags name, and what was corrected.

    Removed ones come last, the others in the order of their labels.
    """
    by_language = {code: quotes(_whole(listing, code)) for code in listing.languages()}
    by_language["tags"] = quotes("\n".join(tag.name for tag in listing.tags.all()))
    corrected = corrections([listing.key]).get(listing.key, NONE)
    slugs = {*corrected.added, *corrected.removed, *(slug for found in by_language.values() for slug in found)}
    named = [
        Named(
            slug,
            terms().concepts[slug].in_language(language),
            Correction.REMOVED if slug in corrected.removed else Correction.ADDED if slug in corrected.added else FOUND,
            {code: found[slug] for code, found in by_language.items() if slug in found},
        )
        for slug in slugs
        if slug in terms().concepts
    ]
    return sorted(named, key=lambda each: (each.is_removed, each.label.lower()))


@transaction.atomic
def correct_concept(*, listing: Listing, concept: Concept, wanted: bool, by=None) -> bool:
    """Gives the listing a concept or takes it away, for search and matching, at once and for good.

    What the public text says by itself needs no correction: then an earlier one is taken back. Each change is a row
    of history. Says whether anything changed.
    """
    row = ConceptCorrection.objects.select_for_update().filter(key=listing.key, concept=concept).first()
    is_named = concept.slug in concepts_in(_public_text(listing))
    before = row.correction if row else FOUND if is_named else NOT_FOUND
    correction = None if wanted == is_named else Correction.ADDED if wanted else Correction.REMOVED
    after = correction or (FOUND if is_named else NOT_FOUND)
    if before == after:
        return False
    if correction is None:
        row.delete()
    else:
        ConceptCorrection.objects.update_or_create(
            key=listing.key, concept=concept, defaults={"correction": correction, "by": by}
        )
    record_change(
        key=f"{listing.key}/{KIND}:{concept.pk}",
        kind=KIND,
        organisation=f"organisation:{listing.organisation_id}",
        from_state=before,
        to_state=after,
        by=by,
        reason=concept.label_vi,
    )
    write_listing_entries(type(listing), [listing.pk])
    return True


def _whole(listing: Listing, code: str) -> str:
    from listings.documents import listing_text

    return listing_text(listing, code).whole()


def _public_text(listing: Listing) -> str:
    public = type(listing).objects.get(pk=listing.pk)
    texts = [_whole(public, code) for code in public.languages()]
    return "\n".join((*texts, *(tag.name for tag in public.tags.all())))
