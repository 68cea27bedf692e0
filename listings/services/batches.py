"""An import is one review: its listings are submitted together and wait as one row of the queue."""

from collections.abc import Iterable

from django.db import transaction

from listings.letters import tell_batch_received, without_letters
from listings.models import Listing
from listings.reviewing import Batch
from listings.services.submitting_many import submit_many
from organisations.models import Organisation


@transaction.atomic
def submit_batch(*, organisation: Organisation, listings: Iterable[Listing], by, label: str) -> Batch:
    """Submits drafts of one organisation as one review, all or none. `label` is what people call it: the file's name.

    Raises NotReady or Refusal of the first listing that cannot be submitted, with `key` on the exception; a listing
    that changed nothing must be left out beforehand. TypeError for another organisation's listing. One letter says
    that they were received.
    """
    batch = begin_batch(organisation=organisation, by=by, label=label)
    add_to_batch(batch=batch, listings=listings, by=by)
    finish_batch(batch=batch)
    return batch


def begin_batch(*, organisation: Organisation, by, label: str) -> Batch:
    """A batch that is filled in portions. Nothing of it is decided as a whole before it is finished."""
    return Batch.objects.create(organisation=organisation, label=label[:200], by=by, is_whole=False)


@transaction.atomic
def add_to_batch(*, batch: Batch, listings: Iterable[Listing], by) -> None:
    """One portion, all or none. Raises as `submit_batch` does."""
    with without_letters():
        submit_many(listings=listings, by=by, batch=batch)


@transaction.atomic
def finish_batch(*, batch: Batch) -> None:
    """Gives the batch to the editors and writes the one letter about it; a second time, nothing."""
    if Batch.objects.filter(pk=batch.pk, is_whole=False).update(is_whole=True):
        tell_batch_received(batch, batch.items.count())
    batch.is_whole = True
