"""The queue: what waits for a decision, the oldest first; an import is one row."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import TaskState

from listings.keys import listing_models
from listings.models import Batch, BatchItem, Claim, Listing
from listings.queue.working_time import working_hours
from listings.services.claims import current_claims

MEASURED = timedelta(days=30)


@dataclass
class Row:
    """`hours` are of office time. Of an import, `number` listings wait and `listing` is None."""

    key: str
    since: datetime
    hours: float
    listing: Listing | None = None
    batch: Batch | None = None
    number: int = 1
    claim: Claim | None = None
    pks: list[int] = field(default_factory=list)

    @property
    def organisation(self):
        return (self.batch or self.listing).organisation

    @property
    def is_edit(self) -> bool:
        return self.listing is not None and self.listing.live


def waiting(now: datetime | None = None) -> list[Row]:
    """All rows of the queue, in a fixed number of queries."""
    now = now or timezone.now()
    kinds = {ContentType.objects.get_for_model(model).pk: model for model in listing_models()}
    states = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, workflow_state__base_content_type__in=kinds
    ).order_by("started_at", "pk")
    columns = ("started_at", "workflow_state__base_content_type", "workflow_state__object_id", "workflow_state")
    found = list(states.values_list(*columns))
    batches = {
        item.review_id: item.batch
        for item in BatchItem.objects.filter(review__in=[row[3] for row in found]).select_related("batch__organisation")
    }
    rows = _rows(found, kinds, batches, now)
    claims = current_claims([row.key for row in rows])
    for row in rows:
        row.claim = claims.get(row.key)
    return rows


def _rows(found, kinds, batches, now) -> list[Row]:
    wanted = defaultdict(set)
    for _since, kind, pk, review in found:
        if review not in batches:
            wanted[kind].add(int(pk))
    listings = {kind: kinds[kind].objects.select_related("organisation").in_bulk(pks) for kind, pks in wanted.items()}
    rows, imports = [], {}
    for since, kind, pk, review in found:
        batch = batches.get(review)
        if batch is not None and batch.pk in imports:
            imports[batch.pk].number += 1
        elif batch is not None:
            imports[batch.pk] = Row(batch.key, since, working_hours(since, now), batch=batch)
            rows.append(imports[batch.pk])
        elif listing := listings[kind].get(int(pk)):
            rows.append(Row(listing.key, since, working_hours(since, now), listing=listing))
    return rows


def median_hours(now: datetime | None = None) -> float | None:
    """Office hours from submission to decision, the median of those decided in the last 30 days; None of none."""
    now = now or timezone.now()
    kinds = [ContentType.objects.get_for_model(model).pk for model in listing_models()]
    decided = TaskState.objects.filter(
        status__in=[TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED],
        finished_at__gt=now - MEASURED,
        workflow_state__base_content_type__in=kinds,
    )
    spans = decided.values_list("started_at", "finished_at")
    return median([working_hours(*span) for span in spans]) if spans else None
