"""An import is one review: its listings are submitted together and wait as one row of the queue."""

from collections.abc import Iterable

from django.db import transaction

from listings.letters import tell_batch_received, without_letters
from listings.models import Listing
from listings.reviewing import Batch
from listings.services.submission import submit
from organisations.models import Organisation


@transaction.atomic
def submit_batch(*, organisation: Organisation, listings: Iterable[Listing], by, label: str) -> Batch:
    """Submits drafts of one organisation as one review, all or none. `label` is what people call it: the file's name.

    Raises NotReady or Refusal of the first listing that cannot be submitted, with `key` on the exception; a listing
    that changed nothing must be left out beforehand. TypeError for another organisation's listing. One letter says
    that they were received.
    """
    batch = Batch.objects.create(organisation=organisation, label=label[:200], by=by)
    number = 0
    with without_letters():
        for listing in listings:
            if listing.organisation_id != organisation.pk:
                raise TypeError(f"another organisation's listing: {listing.key}")
            try:
                submit(listing=listing, by=by, batch=batch)
            except Exception as error:
                error.key = listing.key
                raise
            number += 1
    tell_batch_received(batch, number)
    return batch
