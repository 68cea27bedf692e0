"""Files that leave the storage with the row that names them."""

from django.db import models, transaction
from django.db.models.signals import post_delete


def remove_with_row(model: type[models.Model]) -> None:
    """Of the model's field `file`, once the deletion is certain: a rolled-back one keeps its file."""
    post_delete.connect(_remove, sender=model, dispatch_uid=f"files of {model._meta.label}")


def _remove(sender, instance, **kwargs) -> None:
    file = instance.file
    transaction.on_commit(lambda: file.storage.delete(file.name))
