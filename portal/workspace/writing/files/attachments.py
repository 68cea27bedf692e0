"""What an attachment may be, by its content: the extension must be true of it, and it must be nothing else besides."""

import io
import zipfile
from pathlib import PurePosixPath

import puremagic
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.workspace.writing.files.pictures import cleaned_picture

MEGABYTE = 1024 * 1024
LARGEST, MOST = 20 * MEGABYTE, 5
TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "png": "image/png",
    "jpg": "image/jpeg",
    "webp": "image/webp",
}
PICTURES = {"png": "png", "jpg": "jpg", "jpeg": "jpg", "webp": "webp"}
_MAIN_PARTS = {"docx": "word/document.xml", "pptx": "ppt/presentation.xml", "xlsx": "xl/workbook.xml"}
MOST_ENTRIES, LARGEST_UNPACKED, MOST_RATIO = 5_000, 200 * MEGABYTE, 200
_MARKUP = (b"<html", b"<!doctype", b"<script", b"<svg", b"<?php")
_SYMLINK = 0o120000


def extension_of(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).suffix.lower().lstrip(".")


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
            raise ValidationError(_("What is in this file is not what its name says. Save it anew and try again."))
        return picture.extension, picture.data
    if extension == "pdf":
        _check_pdf(data)
    elif extension in _MAIN_PARTS:
        check_package(data, _MAIN_PARTS[extension])
    else:
        raise ValidationError(_("Give a PDF, Word (docx), PowerPoint (pptx), Excel (xlsx), PNG, JPEG or WebP file."))
    return extension, data


def _check_pdf(data: bytes) -> None:
    """From its first byte to its last: what begins later or goes on after is another file too."""
    head, tail = data[:1024].lower(), data[-1024:]
    is_pdf = data.startswith(b"%PDF-") and b"%%EOF" in tail
    if not is_pdf or any(mark in head for mark in _MARKUP) or zipfile.is_zipfile(io.BytesIO(data)):
        raise ValidationError(_("This is no sound PDF. Export it from your program anew and try again."))


def check_package(data: bytes, main_part: str) -> None:
    """An office file is a zip: bounded in number, size and depth, without macros and without ways out of its folder.

    The sizes are those that its own directory states; a reader never unpacks more than is stated there.
    """
    broken = ValidationError(_("This is no sound office file. Save it anew in your program and try again."))
    if not data.startswith(b"PK\x03\x04") or not _is_zip_or_office(data):
        raise broken
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise broken from error
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise ValidationError(_("This file unpacks to far more than a document holds; it is not taken."))
    names = {entry.filename for entry in entries}
    for entry in entries:
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or (entry.external_attr >> 16) & 0o170000 == _SYMLINK:
            raise broken
        if entry.flag_bits & 1 or entry.file_size > max(MEGABYTE, MOST_RATIO * entry.compress_size):
            raise ValidationError(_("This file unpacks to far more than a document holds; it is not taken."))
        if path.name.lower() == "vbaproject.bin" or path.suffix.lower() in (".exe", ".dll", ".js", ".html", ".htm"):
            raise ValidationError(_("This file holds a program (macros). Save it without them and try again."))
    if main_part not in names or "[Content_Types].xml" not in names:
        raise ValidationError(_("What is in this file is not what its name says. Save it anew and try again."))


def _is_zip_or_office(data: bytes) -> bool:
    """Nothing before or after that makes it another file as well."""
    try:
        guesses = {guess.extension for guess in puremagic.magic_string(data[:4096] + data[-4096:])}
    except puremagic.PureError:
        return False
    return not guesses or not guesses.isdisjoint({".zip", ".docx", ".xlsx", ".pptx"})
