"""Deletion goes through many paths (admin, bulk, cascade); all of them end in `pre_delete`."""

from django.db.models.signals import post_save, pre_delete

from history.context import current_reason, current_user
from history.services import record_change
from listings.choices import State
from listings.corrections import ConceptCorrection
from listings.models import Listing
from organisations.models import Organisation
from search.entries import remove_entries
from search.models import Entry


def listing_deleted(sender, instance, **kwargs):
    if isinstance(instance, Listing):
        record_change(
            key=instance.key,
            kind=instance.kind,
            organisation=f"organisation:{instance.organisation_id}",
            from_state=instance.state(),
            to_state=State.WITHDRAWN,
            by=current_user(),
            reason=current_reason() or "deleted",
        )
        remove_entries([instance.key])
        ConceptCorrection.objects.filter(key=instance.key).delete()


def organisation_saved(sender, instance, **kwargs):
    """Its name and standing are in its listings' cards: the worker makes them anew."""
    Entry.objects.filter(organisation=instance.key).mark_stale()


def connect():
    pre_delete.connect(listing_deleted, dispatch_uid="listing_deleted")
    post_save.connect(organisation_saved, sender=Organisation, dispatch_uid="organisation_saved")
