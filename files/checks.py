"""What an uploaded file may be, by its content: the extension must be true of it, and it must be nothing else besides.

Files are read where they lie and as little as that takes; none is kept or changed here. Every check raises
ValidationError, which says what is wrong and what to do.
"""

import io
import os
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

import puremagic
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image

from files.archives import MEGABYTE, ArchiveRefused, Bounds, Why, check_not_nested, checked_entries
from files.names import extension_of

MOST_PIXELS = 100_000_000  # looked at in the header, before anything is unpacked
_PACKAGE = Bounds(most_entries=5_000, most_unpacked=200 * MEGABYTE, most_ratio=200)
_ARCHIVE = Bounds(most_entries=10_000, most_unpacked=4_000 * MEGABYTE, most_ratio=200)
_MARKUP = (b"<html", b"<!doctype", b"<script", b"<svg", b"<?php")
_PROGRAMS = {"exe", "dll", "scr", "com", "bat", "cmd", "msi", "ps1", "sh", "vbs", "js", "jar", "php", "asp", "aspx"} | {
    "jsp", "cgi", "htm", "html", "xhtml", "shtml", "svg", "hta", "lnk", "apk", "app"
}  # fmt: skip


def check_pdf(file: BinaryIO) -> None:
    """From its first byte to its last: what begins later or goes on after is another file too."""
    head, tail = _ends(file)
    is_pdf = head.startswith(b"%PDF-") and b"%%EOF" in tail
    if not is_pdf or any(mark in head.lower() for mark in _MARKUP) or zipfile.is_zipfile(file):
        raise ValidationError(_("This is no sound PDF. Export it from your program anew and try again."))


def check_package(file: BinaryIO, main_part: str) -> None:
    """An office file is a zip: bounded in number, size and depth, without macros and without ways out of its folder."""
    broken = ValidationError(_("This is no sound office file. Save it anew in your program and try again."))
    too_much = ValidationError(_("This file unpacks to far more than a document holds; it is not taken."))
    if not _may_be(file, {".zip", ".docx", ".xlsx", ".pptx"}):
        raise broken
    try:
        names = {entry.filename for entry in checked_entries(file, _PACKAGE)}
    except ArchiveRefused as refused:
        raise (too_much if refused.why in (Why.TOO_MUCH, Why.LOCKED) else broken) from refused
    for name in names:
        path = PurePosixPath(name.lower())
        if path.name == "vbaproject.bin" or path.suffix in (".exe", ".dll", ".js", ".html", ".htm"):
            raise ValidationError(_("This file holds a program (macros). Save it without them and try again."))
    if main_part not in names or "[Content_Types].xml" not in names:
        raise mismatch()


def check_archive(file: BinaryIO) -> None:
    """A zip of whatever a team made, but of no further archives."""
    if not _may_be(file, {".zip", ".docx", ".xlsx", ".pptx", ".jar", ".apk", ".epub", ".npz"}):
        raise ValidationError(_words(Why.BROKEN))
    try:
        check_not_nested(file, _ARCHIVE)
    except ArchiveRefused as refused:
        raise ValidationError(_words(refused.why)) from refused


def check_picture(file: BinaryIO, made_as: str) -> None:
    """Its size is read from its header: what it unpacks to is bounded before anybody unpacks it."""
    head, tail = _ends(file)
    if any(mark in (head + tail).lower() for mark in _MARKUP) or zipfile.is_zipfile(file):
        raise mismatch()
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of what the next lines refuse
            picture = Image.open(file, formats=[made_as])
            width, height = picture.size
    except Image.DecompressionBombError as error:
        raise ValidationError(_("This picture has more than 100 million pixels. Make it smaller.")) from error
    except Exception as error:  # a damaged file makes Pillow raise almost anything
        raise mismatch() from error
    if width * height > MOST_PIXELS:
        raise ValidationError(_("This picture has more than 100 million pixels. Make it smaller."))


def check_video(file: BinaryIO) -> None:
    head, tail = _ends(file)
    marked = any(mark in (head + tail).lower() for mark in _MARKUP)
    if head[4:8] != b"ftyp" or marked or zipfile.is_zipfile(file) or not _may_be(file, {".mp4", ".m4v", ".m4a"}):
        raise mismatch()


def check_text(file: BinaryIO) -> None:
    """UTF-8 from its first byte to its last, without control characters, and no page or script."""
    head, _tail = _ends(file)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith((*_MARKUP, b"<", b"#!", b"%pdf-", b"mz")) or zipfile.is_zipfile(file):
        raise mismatch()
    file.seek(0)
    wrapped = io.TextIOWrapper(file, encoding="utf-8", newline="")
    try:
        while part := wrapped.read(MEGABYTE):
            if any(ord(each) < 32 and each not in "\t\n\r\f" for each in part):
                raise mismatch()
    except UnicodeDecodeError as error:
        raise ValidationError(_("This text is not UTF-8. Save it with the encoding UTF-8 and try again.")) from error
    finally:
        wrapped.detach()


@dataclass(frozen=True)
class Kind:
    mime: str
    check: Callable[[BinaryIO], None]


def _office(main_part: str, mime: str) -> Kind:
    return Kind(f"application/vnd.openxmlformats-officedocument.{mime}", lambda file: check_package(file, main_part))


def _picture(made_as: str) -> Kind:
    return Kind(f"image/{made_as.lower()}", lambda file: check_picture(file, made_as))


_TEXT = Kind("text/plain; charset=utf-8", check_text)
KINDS = {
    "pdf": Kind("application/pdf", check_pdf),
    "docx": _office("word/document.xml", "wordprocessingml.document"),
    "pptx": _office("ppt/presentation.xml", "presentationml.presentation"),
    "xlsx": _office("xl/workbook.xml", "spreadsheetml.sheet"),
    "png": _picture("PNG"),
    "jpg": _picture("JPEG"),
    "jpeg": _picture("JPEG"),
    "webp": _picture("WEBP"),
    "zip": Kind("application/zip", check_archive),
    "mp4": Kind("video/mp4", check_video),
    **dict.fromkeys(("csv", "txt", "md", "json", "jsonl", "ipynb", "py"), _TEXT),
}


def checked_kind(name: str, file: BinaryIO) -> str:
    """The extension of a file that is what its name says."""
    extension = extension_of(name)
    kind = KINDS.get(extension)
    if kind is None:
        raise ValidationError(
            _("%(extension)s is no kind of file that is taken. Take one of: %(kinds)s.")
            % {"extension": f".{extension[:20]}", "kinds": ", ".join(KINDS)}
        )
    inner = extension_of(name[: -len(extension) - 1].rstrip(". "))
    if inner in _PROGRAMS:
        raise ValidationError(_("A name with two extensions (%s) is not taken. Rename the file.") % f".{inner}")
    kind.check(file)
    file.seek(0)
    return extension


def mismatch() -> ValidationError:
    return ValidationError(_("What is in this file is not what its name says. Save it anew and try again."))


def _words(why: Why) -> str:
    return {
        Why.BROKEN: _("This is no sound ZIP file. Pack it anew and try again."),
        Why.TOO_MUCH: _("This ZIP file has more than 10,000 entries or unpacks to far more than is taken."),
        Why.LEADS_OUT: _("This ZIP file has links or names that lead out of its folder. Pack it anew without them."),
        Why.LOCKED: _("This ZIP file has a password. Pack it without one."),
        Why.NESTED: _("This ZIP file has archives in it. Unpack them first, then pack everything once."),
    }[why]


def _ends(file: BinaryIO, length: int = 1024) -> tuple[bytes, bytes]:
    """Its first and last bytes."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    head = file.read(length)
    file.seek(max(0, size - length))
    return head, file.read()


def _may_be(file: BinaryIO, extensions: set[str]) -> bool:
    """Nothing before or after that makes it another file as well; what puremagic does not know is no reason."""
    head, tail = _ends(file, 4096)
    try:
        guesses = {guess.extension for guess in puremagic.magic_string(head + tail)}
    except (puremagic.PureError, ValueError):
        return False
    return not guesses or not guesses.isdisjoint(extensions)
