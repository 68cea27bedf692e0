"""What an attachment of a listing or a message may be: smaller and of fewer kinds than `files.checks` knows."""

import io

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from files.archives import MEGABYTE
from files.checks import KINDS, mismatch
from files.names import extension_of
from portal.workspace.writing.files.pictures import cleaned_picture

LARGEST, MOST = 20 * MEGABYTE, 5
PICTURES = {"png": "png", "jpg": "jpg", "jpeg": "jpg", "webp": "webp"}
DOCUMENTS = ("pdf", "docx", "pptx", "xlsx")


def checked_attachment(name: str, data: bytes) -> tuple[str, bytes]:
    """The true extension and the bytes to keep: a picture is written anew, without what its camera noted in it.

    Raises ValidationError, which says what is wrong and what to do.
    """
    extension = extension_of(name)
    if len(data) > LARGEST:
        raise ValidationError(_("This file is larger than 20 MB. Give a smaller one, or a link to it."))
    if extension in PICTURES:
        picture = cleaned_picture(data)
        if picture.extension != PICTURES[extension]:
            raise mismatch()
        return picture.extension, picture.data
    if extension not in DOCUMENTS:
        raise ValidationError(_("Give a PDF, Word (docx), PowerPoint (pptx), Excel (xlsx), PNG, JPEG or WebP file."))
    KINDS[extension].check(io.BytesIO(data))
    return extension, data
