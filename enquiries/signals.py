"""Files go with the rows that name them."""

from django.db import transaction
from django.db.models.signals import post_delete

from enquiries.models import MessageFile


def _remove(sender, instance: MessageFile, **kwargs) -> None:
    """Once the deletion is certain: a rolled-back one keeps its file."""
    transaction.on_commit(lambda: instance.file.storage.delete(instance.file.name))


def connect() -> None:
    post_delete.connect(_remove, sender=MessageFile, dispatch_uid="enquiry_files_removed")
