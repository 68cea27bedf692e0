"""Zip files from strangers, bounded by what their own directory states before anything of them is unpacked.

A reader never unpacks more of an entry than is stated there. What the words of a refusal are, the caller says.
"""

import io
import os
import struct
import zipfile
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePosixPath
from typing import BinaryIO

MEGABYTE = 1024 * 1024
_SYMLINK = 0o120000
_END, _END_64, _END_SIZE, _LONGEST_COMMENT = b"PK\x05\x06", b"PK\x06\x07", 22, 255
_DIRECTORY_SHARE = 512  # bytes that an entry takes in the directory, with a generous name
_ZIP, _GZ, _ZSTD = b"PK\x03\x04", b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_ARCHIVES = (_ZIP, _END, _GZ, _ZSTD, b"Rar!", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ")
_ARCHIVE_NAMES = {".zip", ".rar", ".7z", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".tar", ".jar", ".war", ".apk", ".cab"}
# Documents and saved models that are zips by their format: they may lie in one, and are held to the same.
_CONTAINERS = {".docx", ".pptx", ".xlsx", ".npz", ".pt", ".pth", ".keras"}


class Why(Enum):
    BROKEN = "no sound archive, or more than one file at once"
    TOO_MUCH = "more entries or bytes than are taken"
    LEADS_OUT = "an entry that would be written outside its folder"
    LOCKED = "a password"
    NESTED = "an archive in the archive"


class ArchiveRefused(Exception):
    def __init__(self, why: Why):
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True)
class Bounds:
    """Entries, bytes of all of them unpacked, and how many bytes one may make of each byte that it takes."""

    most_entries: int
    most_unpacked: int
    most_ratio: int


def checked_entries(file: BinaryIO, bounds: Bounds) -> list[zipfile.ZipInfo]:
    """The directory of a sound archive. Raises ArchiveRefused."""
    with _opened(file, bounds) as archive:
        return archive.infolist()


def check_not_nested(file: BinaryIO, bounds: Bounds) -> None:
    """Sound, and without archives in it. Raises ArchiveRefused."""
    with _opened(file, bounds) as archive:
        for entry in archive.infolist():
            if not entry.is_dir():
                _check_entry(archive, entry, bounds)


def _check_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, bounds: Bounds) -> None:
    suffix = PurePosixPath(entry.filename).suffix.lower()
    head = _read(archive, entry, 512)
    is_archive = head.startswith(_ARCHIVES) or head[257:262] == b"ustar"
    if suffix in _CONTAINERS and head.startswith(_ZIP):
        if entry.file_size > 100 * MEGABYTE:
            raise ArchiveRefused(Why.TOO_MUCH)
        inner = io.BytesIO(_read(archive, entry, entry.file_size))
        with _opened(inner, bounds) as within:
            nested = [each for each in within.infolist() if _read(within, each, 8).startswith(_ARCHIVES)]
        is_archive = bool(nested)
    if is_archive or suffix in _ARCHIVE_NAMES:
        raise ArchiveRefused(Why.NESTED)


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    try:
        with archive.open(entry) as opened:
            return opened.read(most)
    except Exception as error:  # zlib, lzma and bz2 each raise their own
        raise ArchiveRefused(Why.BROKEN) from error


def _opened(file: BinaryIO, bounds: Bounds) -> zipfile.ZipFile:
    size = _check_end(file, bounds)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, struct.error) as error:
        raise ArchiveRefused(Why.BROKEN) from error
    _check_directory(archive.infolist(), size, bounds)
    return archive


def _check_end(file: BinaryIO, bounds: Bounds) -> int:
    """From its first byte to its last one archive; its directory is bounded before it is read. Gives its bytes."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    head = file.read(4)
    file.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT - 20))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(_END)
    if head != _ZIP or at < 0 or len(tail) - at < _END_SIZE:
        raise ArchiveRefused(Why.BROKEN)
    _sign, disk, first_disk, _here, entries, length, offset, comment = struct.unpack(
        "<4s4H2LH", tail[at : at + _END_SIZE]
    )
    if entries > bounds.most_entries or length > bounds.most_entries * _DIRECTORY_SHARE or _END_64 in tail[:at][-20:]:
        raise ArchiveRefused(Why.TOO_MUCH)
    end = size - len(tail) + at
    if disk or first_disk or len(tail) - at != _END_SIZE + comment or offset + length != end:
        raise ArchiveRefused(Why.BROKEN)
    return size


def _check_directory(entries: list[zipfile.ZipInfo], size: int, bounds: Bounds) -> None:
    if len(entries) > bounds.most_entries or sum(entry.file_size for entry in entries) > bounds.most_unpacked:
        raise ArchiveRefused(Why.TOO_MUCH)
    if sum(entry.compress_size for entry in entries) > size:  # entries that share their bytes
        raise ArchiveRefused(Why.BROKEN)
    for entry in entries:
        path = PurePosixPath(entry.orig_filename.replace("\\", "/"))
        if (
            path.is_absolute()
            or ".." in path.parts
            or ":" in (path.parts or ("",))[0]
            or (entry.external_attr >> 16) & 0o170000 == _SYMLINK
        ):
            raise ArchiveRefused(Why.LEADS_OUT)
        if entry.flag_bits & 1:
            raise ArchiveRefused(Why.LOCKED)
        if entry.file_size > max(MEGABYTE, bounds.most_ratio * entry.compress_size):
            raise ArchiveRefused(Why.TOO_MUCH)
