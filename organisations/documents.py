"""How organisations become search documents, and how a change of one reaches its entry."""

from collections.abc import Iterable

from files.cards import picture_card
from organisations.models import Organisation
from organisations.unnamed import renew_sizes_told
from search import registry
from search.documents import SearchDocument, Text, Traits
from search.entries import remove_entries, write_entries
from search.models import Entry
from search.registry import concepts_in

LOGO = "max-160x160|format-webp"


class OrganisationSource:
    """Registered with search: only verified organisations are found by themselves."""

    prefix = "organisation"

    def documents(self, ids: Iterable[int]) -> dict[int, SearchDocument]:
        found = Organisation.objects.verified().filter(pk__in=list(ids)).select_related("logo", "parent")
        return {organisation.pk: _document(organisation) for organisation in found.prefetch_related("scientists")}

    def ids(self) -> Iterable[int]:
        return Organisation.objects.order_by("pk").values_list("pk", flat=True).iterator()


def organisation_saved(sender, instance, **kwargs):
    write_entries({instance.key: registry.documents([instance.key]).get(instance.key)}, {instance.key: instance.key})
    renew_sizes_told()


def organisation_deleted(sender, instance, **kwargs):
    remove_entries([instance.key])


def scientist_changed(sender, instance, **kwargs):
    """The organisation and the offers that name a person have the name in their entries: the worker makes them anew.
    Offers are of apps above this one, so they are found by what points here."""
    keys = [f"organisation:{instance.organisation_id}"]
    for relation in sender._meta.related_objects:
        if relation.many_to_many:
            offers = relation.related_model._base_manager.filter(**{relation.field.name: instance.pk})
            keys += [offer.key for offer in offers.only("pk")]
    Entry.objects.filter(key__in=keys).mark_stale()


def owner_card(organisation: Organisation) -> dict:
    """An organisation as the cards of what it owns name it."""
    return {
        "key": organisation.key,
        "slug": organisation.slug,
        "vi": organisation.name_vi,
        "en": organisation.name_en,
        "verified": organisation.is_verified,
    }


def _document(organisation: Organisation) -> SearchDocument:
    texts = {"vi": Text(title=organisation.name_vi, summary=organisation.description_vi)}
    if organisation.name_en:
        texts["en"] = Text(title=organisation.name_en, summary=organisation.description_en)
    card: dict = {
        "slug": organisation.slug,
        "demonstration": organisation.is_demonstration,
        "organisation_kind": organisation.kind,
        "ward": organisation.ward,
        "verified": organisation.is_verified,
    }
    if organisation.logo:
        card["logo"] = picture_card(organisation.logo, LOGO)
    whole = "\n".join(text.whole() for text in texts.values())
    return SearchDocument(
        key=organisation.key,
        kind="organisation",
        texts=texts,
        names=tuple(filter(None, (organisation.ward, *(person.name for person in organisation.scientists.all())))),
        traits=Traits(
            concepts=tuple(concepts_in(whole)),
            languages=tuple(texts),
            organisation=organisation.key,
            organisation_kind=organisation.kind,
            verified=True,
            place=organisation.ward,
            published_at=int(organisation.verified_at.timestamp()),
        ),
        card=card,
    )
