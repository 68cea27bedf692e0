"""Attachments of a draft: put to it and taken from it."""

import secrets

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from files.models import File
from files.names import clean_name
from listings.attachments import files_collection, remove_files
from listings.models import Listing
from portal.workspace.writing.files.attachments import MOST, checked_attachment


def attach(draft: Listing, *, name: str, data: bytes, by) -> str:
    """Adds a file and gives the name that readers see. Raises ValidationError: too many, or not what it should be."""
    files = list(draft.attachments.all())
    if len(files) >= MOST:
        raise ValidationError(_("At most five files: take one away first."))
    extension, kept = checked_attachment(name, data)
    shown = _free(clean_name(name, extension), {file.name for file in files})
    document = File(
        title=shown,
        file=ContentFile(kept, name=f"{secrets.token_hex(16)}.{extension}"),
        collection=files_collection(),
        uploaded_by_user=by,
        file_size=len(kept),
    )
    document.save()
    child = draft._meta.get_field("attachments").related_model
    draft.attachments.add(child(document=document, name=shown, sort_order=len(files)))
    return shown


def detach(draft: Listing, row: Listing, numbers: set[int]) -> None:
    """Takes files from the draft by their documents' numbers; others than its own are not touched. What the public
    version still shows is kept for it, anything else is gone at once."""
    own = {file.document_id for file in draft.attachments.all()} & numbers
    draft.attachments.set([file for file in draft.attachments.all() if file.document_id not in own])
    remove_files(own - {file.document_id for file in row.attachments.all()})


def _free(name: str, taken: set[str]) -> str:
    """`plan.pdf` where there is none yet, else `plan (2).pdf`."""
    stem, _dot, extension = name.rpartition(".")
    tries = [name, *(f"{stem} ({number}).{extension}" for number in range(2, MOST + 2))]
    return next(each for each in tries if each not in taken)
