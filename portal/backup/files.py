"""The uploaded files, from and to whatever storage the site has, as one archive."""

import io
import tarfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from django.core.files import File
from django.core.files.storage import default_storage

from portal.backup.errors import BackupError


def names(folder: str = "") -> Iterator[str]:
    """Every file's name in the storage."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:  # nothing was uploaded yet
        return
    for name in files:
        yield str(PurePosixPath(folder) / name)
    for name in folders:
        if name:  # object storages list the folder itself as an empty name
            yield from names(str(PurePosixPath(folder) / name))


def dump(target: Path) -> int:
    """Returns how many files. One that is deleted in the meantime is left out."""
    count = 0
    with tarfile.open(target, "w") as archive:
        for name in names():
            try:
                with default_storage.open(name) as file:
                    header = tarfile.TarInfo(name)
                    header.size = file.size
                    header.mtime = int(default_storage.get_modified_time(name).timestamp())
                    archive.addfile(header, file)
            except FileNotFoundError:
                continue
            count += 1
    return count


def load(source: Path) -> int:
    """Brings the storage to what the archive holds: writes what differs, then removes the rest. Returns how many."""
    kept = set()
    with tarfile.open(source) as archive:
        for member in archive:
            path = PurePosixPath(member.name)
            if not member.isfile() or path.is_absolute() or ".." in path.parts:
                raise BackupError(f"{source.name} holds {member.name!r}, which no backup of ours writes.")
            content = archive.extractfile(member).read()
            kept.add(member.name)
            if not _is(member.name, content):
                default_storage.delete(member.name)
                written = default_storage.save(member.name, File(io.BytesIO(content)))
                if written != member.name:
                    raise BackupError(f"{member.name} could not be replaced; the storage wrote {written} instead.")
    for name in list(names()):
        if name not in kept:
            default_storage.delete(name)
    return len(kept)


def _is(name: str, content: bytes) -> bool:
    try:
        with default_storage.open(name) as file:
            return file.size == len(content) and file.read() == content
    except FileNotFoundError:
        return False
