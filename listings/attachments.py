"""Files and pictures that came with a listing: where they are kept, and that they go when it goes."""

from collections.abc import Iterable

from django.db.models.signals import post_delete, pre_delete
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction

from listings.models import Listing

FILES, COVERS = "Files of listings", "Covers of listings"


def files_collection() -> Collection:
    """Private: no address of Wagtail's serves from it, so that the listing alone decides who reads its files."""
    found = _collection(FILES)
    # A restriction to groups, and to none of them: only an administrator passes.
    CollectionViewRestriction.objects.get_or_create(
        collection=found, defaults={"restriction_type": CollectionViewRestriction.GROUPS}
    )
    return found


def covers_collection() -> Collection:
    return _collection(COVERS)


def _collection(name: str) -> Collection:
    found = Collection.objects.filter(name=name).first()
    return found or Collection.get_first_root_node().add_child(name=name)


def in_versions(listing: Listing, column: str) -> set[int]:
    """The numbers of what `attachments` or `cover` ever was, in the row and in each of its revisions."""
    found = {file.document_id for file in listing.attachments.all()} if column == "attachments" else {listing.cover_id}
    for content in listing.revisions.values_list("content", flat=True):
        found |= set(_numbers(content.get(column)))
    return found - {None}


def _numbers(kept) -> Iterable[int | None]:
    return [each.get("document") for each in kept] if isinstance(kept, list) else [kept]


def _remember(sender, instance: Listing, **kwargs) -> None:
    instance.files_to_remove = in_versions(instance, "attachments")
    instance.covers_to_remove = in_versions(instance, "cover")


def _remove(sender, instance: Listing, **kwargs) -> None:
    """Only from the collections that members' uploads go to: an editor's picture may stand elsewhere too."""
    remove_files(getattr(instance, "files_to_remove", ()))
    remove_covers(getattr(instance, "covers_to_remove", ()))


def remove_files(numbers: Iterable[int]) -> None:
    for document in get_document_model().objects.filter(pk__in=list(numbers), collection__name=FILES):
        document.delete()


def remove_covers(numbers: Iterable[int]) -> None:
    for picture in get_image_model().objects.filter(pk__in=list(numbers), collection__name=COVERS):
        picture.delete()


def connect(model: type[Listing]) -> None:
    """Called by each app of listings for its models."""
    pre_delete.connect(_remember, sender=model, dispatch_uid=f"files_remembered_{model.__name__}")
    post_delete.connect(_remove, sender=model, dispatch_uid=f"files_removed_{model.__name__}")
