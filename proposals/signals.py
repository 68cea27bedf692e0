"""A sealed file leaves the storage with its row, once that is certain."""

from django.db import transaction
from django.db.models.signals import post_delete

from proposals.models import SealedFile


def connect() -> None:
    post_delete.connect(_remove, sender=SealedFile, dispatch_uid="sealed file removed")


def _remove(sender, instance: SealedFile, **kwargs) -> None:
    file = instance.file
    transaction.on_commit(lambda: file.storage.delete(file.name))
