"""What Wagtail and the history keep about each change, in bulk: revisions, log, usage, states."""

from collections.abc import Iterable, Mapping

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, OuterRef, Subquery
from django.db.models.functions import Cast
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision

from history.models import StateChange
from listings.choices import State
from listings.models import Listing
from listings.states import derive_state

BATCH = 500


def write_revisions(model: type[Listing], listings: Iterable[Listing], *, by, now) -> dict[int, Revision]:
    """A revision for each row as it is now, so that its history shows the change and can go back to it."""
    listings, content_type = list(listings), ContentType.objects.get_for_model(model)
    made = Revision.objects.bulk_create(
        [
            Revision(
                content_type=content_type,
                base_content_type=content_type,
                object_id=str(listing.pk),
                created_at=now,
                user=by,
                object_str=str(listing),
                content=listing.serializable_data(),
            )
            for listing in listings
        ],
        batch_size=BATCH,
    )
    rows = model.objects.filter(pk__in=[listing.pk for listing in listings])
    newest = Revision.objects.filter(base_content_type=content_type, object_id=Cast(OuterRef("pk"), CharField()))
    rows.update(latest_revision=Subquery(newest.order_by("-pk").values("pk")[:1]))
    rows.filter(live=True).update(live_revision=F("latest_revision"))
    rows.filter(live=False).update(live_revision=None)
    return {listing.pk: revision for listing, revision in zip(listings, made, strict=True)}


def write_log(
    model: type[Listing], listings: Iterable[Listing], actions: Mapping[int, str], revisions: Mapping, *, by, now
) -> None:
    """The lines of the admin's history; `actions` by primary key."""
    content_type = ContentType.objects.get_for_model(model)
    ModelLogEntry.objects.bulk_create(
        [
            ModelLogEntry(
                content_type=content_type,
                object_id=str(listing.pk),
                label=str(listing),
                action=actions[listing.pk],
                timestamp=now,
                user=by,
                revision=revisions[listing.pk],
                content_changed=True,
            )
            for listing in listings
        ],
        batch_size=BATCH,
    )


def write_references(model: type[Listing], listings: Iterable[Listing]) -> None:
    """The admin's record of what uses what, which Wagtail keeps by a signal that bulk writing does not send."""
    if not ReferenceIndex.is_indexed(model):
        return
    listings, content_type = list(listings), ContentType.objects.get_for_model(model)
    numbers = [str(listing.pk) for listing in listings]
    ReferenceIndex.objects.filter(base_content_type=content_type, object_id__in=numbers).delete()
    ReferenceIndex.objects.bulk_create(
        (
            ReferenceIndex(
                content_type=content_type,
                base_content_type=content_type,
                object_id=str(listing.pk),
                to_content_type_id=to_type,
                to_object_id=to_object,
                model_path=model_path,
                content_path=content_path,
                content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
            )
            for listing in listings
            for to_type, to_object, model_path, content_path in ReferenceIndex._extract_references_from_object(listing)
        ),
        batch_size=BATCH,
    )


def write_states(listings: Iterable[Listing], *, by, now, reason: str, review: str | None = None) -> None:
    """A row for each listing whose state differs from the one last noted; `review` is the status of all their reviews,
    None where none runs."""
    listings = list(listings)
    noted: dict[str, str] = {}
    rows = StateChange.objects.filter(key__in=[listing.key for listing in listings]).order_by("at", "pk")
    noted.update(rows.values_list("key", "to_state"))
    changes = []
    for listing in listings:
        before, after = noted.get(listing.key, ""), State(derived(listing, now, review))
        if before != after:
            changes.append(
                StateChange(
                    key=listing.key,
                    kind=listing.kind,
                    organisation=f"organisation:{listing.organisation_id}",
                    from_state=before,
                    to_state=after,
                    reason=reason,
                    by=by,
                    at=now,
                )
            )
    StateChange.objects.bulk_create(changes, batch_size=BATCH)


def derived(listing: Listing, now, review: str | None = None) -> str:
    """The state of a listing whose review's status is known; asking Wagtail for it would be a query each."""
    return derive_state(
        live=listing.live,
        expired=listing.expired,
        first_published_at=listing.first_published_at,
        go_live_at=listing.go_live_at,
        expire_at=listing.expire_at,
        workflow=review,
        now=now,
    )
