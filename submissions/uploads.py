"""Files before they are a submission: looked at, hashed and scanned, one after the other."""

import hashlib
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from files.checks import checked_kind
from files.names import clean_name
from files.scanning import ScannerUnavailable, scan

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Examined:
    """A file that may be kept. `is_cleared` is False where the scanner could not be asked."""

    name: str
    extension: str
    file: UploadedFile
    size: int
    checksum: str
    is_cleared: bool


def examined(uploads: Iterable[UploadedFile]) -> list[Examined]:
    """Django's uploaded files, each checked. Raises ValidationError with a line for each that is refused."""
    found, wrong = [], []
    for upload in uploads:
        try:
            found.append(_examined(upload))
        except ValidationError as error:
            name = clean_name(upload.name, "").rstrip(".")
            wrong += [f"{name}: {message}" for message in error.messages]
    if wrong:
        raise ValidationError(wrong)
    return _with_names_of_their_own(found)


def infected(found: str) -> ValidationError:
    return ValidationError(_("The virus scanner found %s in this file; it is not taken.") % found)


def checksum_of(file: BinaryIO) -> str:
    """SHA-256, hexadecimal."""
    file.seek(0)
    made = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return made


def checksum_of_all(files: Iterable[tuple[str, str]], *, link: str, text: str) -> str:
    """SHA-256 over one line a file, `checksum  name`, as sha256sum writes it, and then `link` and `text` as they are,
    each with a line's end. `files` are (name, checksum)."""
    lines = [f"{checksum}  {name}" for name, checksum in files] + [each for each in (link, text) if each]
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


def _examined(upload: UploadedFile) -> Examined:
    if not upload.size:
        raise ValidationError(_("This file is empty."))
    file = upload.file
    extension = checked_kind(upload.name, file)
    try:
        found, is_cleared = scan(file), True
    except ScannerUnavailable as error:
        logger.warning("the virus scanner gave no judgement (%s); the file stays locked", error)
        found, is_cleared = "", False
    if found:
        raise infected(found)
    return Examined(
        name=clean_name(upload.name, extension),
        extension=extension,
        file=upload,
        size=upload.size,
        checksum=checksum_of(file),
        is_cleared=is_cleared,
    )


def _with_names_of_their_own(files: list[Examined]) -> list[Examined]:
    """Two files of one name would overwrite each other where they are saved together."""
    names = [each.name.casefold() for each in files]
    twice = next((each.name for each in files if names.count(each.name.casefold()) > 1), None)
    if twice:
        raise ValidationError(_("Two files have the name %s. Rename one of them.") % twice)
    return files
