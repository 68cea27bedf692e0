"""The listings that an organisation has already, each as its editors see it, and why a file may not change one."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from wagtail.models import Revision, WorkflowState

from listings.bulk import refusals
from listings.models import Listing
from organisations.models import Organisation
from search.documents import LANGUAGES


@dataclass
class Record:
    """`listing` is its newest draft. `refusal` says why it cannot be changed, or is empty; `is_draft` that this would
    not hold if the person replaces drafts; `in_review` that it has to be taken back first."""

    listing: Listing
    refusal: str = ""
    is_draft: bool = False
    in_review: bool = False


class Records:
    """Read once for each model, in a fixed number of queries but for the listings that have a draft."""

    def __init__(self, organisation: Organisation):
        self._organisation = organisation
        self._read: dict[type[Listing], tuple[dict[str, Record], dict[str, Record]]] = {}

    def by_number(self, model: type[Listing], number: str) -> Record | None:
        return self._of(model)[0].get(number)

    def by_title(self, model: type[Listing], title: str) -> Record | None:
        return self._of(model)[1].get(title_key(title))

    def _of(self, model: type[Listing]) -> tuple[dict[str, Record], dict[str, Record]]:
        if model not in self._read:
            numbers, titles = {}, {}
            for record in _records(model, self._organisation):
                listing = record.listing
                if listing.external_id:
                    numbers[listing.external_id] = record
                for code in LANGUAGES:
                    if title := getattr(listing, f"title_{code}"):
                        titles.setdefault(title_key(title), record)
            self._read[model] = numbers, titles
        return self._read[model]


def title_key(title: str) -> str:
    return " ".join(title.casefold().split())


def newest(listings: list[Listing]) -> list[Listing]:
    """The listings of one model as their editors see them, with what hangs on them."""
    if listings:
        model = type(listings[0])
        plain = [listing for listing in listings if not listing.has_unpublished_changes]
        prefetch_related_objects(plain, "fields", "techniques", "tagged_items__tag", *model.document_relations)
    return [
        listing.get_latest_revision_as_object() if listing.has_unpublished_changes else listing for listing in listings
    ]


def _records(model: type[Listing], organisation: Organisation) -> list[Record]:
    rows = list(model.objects.filter(organisation=organisation).order_by("-pk"))
    kind = ContentType.objects.get_for_model(model)
    reviews = WorkflowState.objects.active().filter(base_content_type=kind)
    statuses = dict(reviews.values_list("object_id", "status"))
    planned = Revision.objects.filter(base_content_type=kind, approved_go_live_at__isnull=False)
    scheduled = set(planned.values_list("object_id", flat=True))
    refused = refusals(model, organisation_id=organisation.pk)
    return [
        _record(row, listing, statuses.get(str(row.pk)), str(row.pk) in scheduled, row.pk in refused)
        for row, listing in zip(rows, newest(rows), strict=True)
    ]


def _record(row: Listing, listing: Listing, review: str | None, is_scheduled: bool, is_refused: bool) -> Record:
    if row.locked:
        return Record(listing, _("An editor of the city has locked it: leave this row out, or ask them."))
    if is_scheduled:
        return Record(listing, _("It is approved and goes public on its date: leave this row out until then."))
    if review == WorkflowState.STATUS_IN_PROGRESS:
        return Record(listing, _("It waits for its review: take it back, or choose to replace drafts."), True, True)
    if review or is_refused:
        return Record(listing, _("It has a draft that is not submitted: submit it, or choose to replace drafts."), True)
    return Record(listing)
