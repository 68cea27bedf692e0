"""The one way in for many listings at once, whether from a file or from the demonstration content."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from listings.bulk.records import write_log, write_references, write_revisions, write_states
from listings.bulk.relations import Tags, write_children, write_related
from listings.bulk.rows import Refused, Row, Saved
from listings.bulk.standing import owned, refusals
from listings.entries import write_listing_entries
from listings.expiry import new_end
from listings.models import Listing
from organisations.models import Organisation

BATCH = 500


@transaction.atomic
def save_listings(
    *,
    model: type[Listing],
    rows: Iterable[Row],
    publish: bool,
    by=None,
    reason: str = "import",
    progress: Callable[[int], None] = lambda done: None,
) -> Saved:
    """Creates or updates listings by their organisation and its own number for them, in one transaction.

    A new listing is a draft, or public with `publish`, which also publishes drafts and renews what expired. A public
    listing is updated in public. A withdrawn one is updated and stays withdrawn. Raises Refused for a listing that is
    locked, in review or has a draft of somebody's: nothing is changed then. Rows are read once, in batches.
    """
    saving = _Saving(model, publish, by, reason)
    saved, rows = Saved(), iter(rows)
    while batch := list(islice(rows, BATCH)):
        saved += saving.save(batch)
        progress(saved.created + saved.updated + saved.unchanged)
    return saved


class _Saving:
    def __init__(self, model: type[Listing], publish: bool, by, reason: str):
        self.model, self.publish, self.by, self.reason = model, publish, by, reason
        self.now = timezone.now()
        self.tags = Tags()
        self.known: dict[int, dict[str, list[int]]] = {}

    def save(self, rows: list[Row]) -> Saved:
        found = self._found(rows)
        listings, actions, touched = [], {}, []
        for row in rows:
            listing = found.get((row.organisation, row.external_id))
            if listing is None:
                listings.append((row, self._new(row)))
            else:
                touched.append((row, listing, self._changed(row, listing)))
        updated = [(row, listing) for row, listing, changed in touched if changed]
        self._write_rows([listing for _row, listing in listings], [listing for _row, listing in updated])
        for row, listing in listings:
            self.known[row.organisation].setdefault(row.external_id, []).append(listing.pk)
            actions[listing.pk] = "wagtail.create"
        actions.update({listing.pk: "wagtail.edit" for _row, listing in updated})
        self._write_relations(listings + updated)
        self._record(actions)
        return Saved(
            created=len(listings),
            updated=len(updated),
            unchanged=len(touched) - len(updated),
            withdrawn=sum(self._is_withdrawn(listing) for _row, listing, _changed in touched),
        )

    def _found(self, rows: list[Row]) -> dict[tuple[int, str], Listing]:
        """The listings that there are already, with what hangs on them; in a fixed number of queries."""
        for number in {row.organisation for row in rows} - set(self.known):
            # Two imports of one organisation wait for each other and do not both create what neither saw.
            Organisation.objects.select_for_update().get(pk=number)
            self.known[number] = owned(self.model, number)
        numbers, given = {}, set()
        for row in rows:
            if (row.organisation, row.external_id) in given:
                raise Refused(row.external_id, _("this number is given twice"))
            given.add((row.organisation, row.external_id))
            pks = self.known[row.organisation].get(row.external_id, [])
            if len(pks) > 1:
                raise Refused(row.external_id, _("several listings have this number: give each its own first"))
            if pks:
                numbers[pks[0]] = (row.organisation, row.external_id)
        for pk, why in refusals(self.model, numbers).items():
            raise Refused(numbers[pk][1], why)
        return {numbers[listing.pk]: listing for listing in self._read(numbers)}

    def _read(self, pks: Iterable[int]) -> list[Listing]:
        listings = list(self.model.objects.filter(pk__in=list(pks)))
        relations = ["fields", "techniques", "tagged_items__tag", "attachments", *self.model.document_relations]
        prefetch_related_objects(listings, *relations)
        return listings

    def _new(self, row: Row) -> Listing:
        listing = self.model(organisation_id=row.organisation, external_id=row.external_id, live=False)
        self._set(row, listing)
        return listing

    def _changed(self, row: Row, listing: Listing) -> bool:
        """Sets the row's columns on the listing and says whether anything of it is different now."""
        return self._set(row, listing) or any(self._differing(row, listing))

    def _set(self, row: Row, listing: Listing) -> bool:
        defaults = {name: value for name, value in row.defaults.items() if not getattr(listing, name)}
        wanted = defaults | dict(row.columns)
        if self.publish and not self._is_withdrawn(listing):
            wanted |= self._published(listing, wanted)
        changed = [name for name, value in wanted.items() if getattr(listing, name) != value]
        for name in changed:
            setattr(listing, name, wanted[name])
        return bool(changed)

    def _published(self, listing: Listing, wanted: dict) -> dict:
        """The columns that publishing sets. A listing whose end is given and past is expired from the start; one that
        goes public without an end gets its kind's."""
        given = wanted.get("expire_at")
        if given is not None and given <= self.now:
            return {"live": False, "expired": True}
        is_over = listing.expire_at is not None and listing.expire_at <= self.now
        is_public = listing.live and not listing.expired
        if "expire_at" not in wanted and (is_over or (listing.expire_at is None and not is_public)):
            wanted["expire_at"] = None if wanted.get("is_demonstration") else self._new_end(listing, wanted)
        if is_public:
            return {}
        first = wanted.get("first_published_at") or listing.first_published_at or self.now
        return {"live": True, "expired": False, "first_published_at": first, "last_published_at": self.now}

    def _new_end(self, listing: Listing, wanted: dict):
        closes_at = wanted.get("closes_at", getattr(listing, "closes_at", None))
        return new_end(is_need=listing.key_prefix == "need", closes_at=closes_at, now=self.now)

    def _is_withdrawn(self, listing: Listing) -> bool:
        return not listing.live and not listing.expired and listing.first_published_at is not None

    def _differing(self, row: Row, listing: Listing) -> Iterator[bool]:
        for name, wanted in row.related.items():
            yield {related.pk for related in getattr(listing, name).all()} != set(wanted)
        for name, wanted in row.children.items():
            children = list(getattr(listing, name).all())
            yield len(children) != len(wanted) or any(
                getattr(child, column) != value
                for child, columns in zip(children, wanted, strict=True)
                for column, value in columns.items()
            )
        if row.tags is not None:
            there = {item.tag.name.lower() for item in listing.tagged_items.all()}
            yield there != {name.lower() for name in row.tags}

    def _write_rows(self, new: list[Listing], updated: list[Listing]) -> None:
        for listing in (*new, *updated):
            listing.has_unpublished_changes = False
            if listing.live:
                listing.last_published_at = self.now
        self.model.objects.bulk_create(new, batch_size=BATCH)
        columns = [column.name for column in self.model._meta.concrete_fields if not column.primary_key]
        self.model.objects.bulk_create(
            updated, batch_size=BATCH, update_conflicts=True, unique_fields=["id"], update_fields=columns
        )

    def _write_relations(self, pairs: list[tuple[Row, Listing]]) -> None:
        for name in {name for row, _listing in pairs for name in row.related}:
            write_related(self.model, name, {each.pk: row.related[name] for row, each in pairs if name in row.related})
        for name in {name for row, _listing in pairs for name in row.children}:
            write_children(
                self.model, name, {each.pk: row.children[name] for row, each in pairs if name in row.children}
            )
        self.tags.write(self.model, {each.pk: row.tags for row, each in pairs if row.tags is not None})

    def _record(self, actions: dict[int, str]) -> None:
        listings = self._read(actions)
        revisions = write_revisions(self.model, listings, by=self.by, now=self.now)
        write_log(self.model, listings, actions, revisions, by=self.by, now=self.now)
        write_references(self.model, listings)
        write_states(listings, by=self.by, now=self.now, reason=self.reason)
        write_listing_entries(self.model, actions)
