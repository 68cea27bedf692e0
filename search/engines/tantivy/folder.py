"""The folder that holds the indices, and the pointer to the one that serves."""

import fcntl
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from tantivy import Index

from search.engine import EngineUnavailable
from search.engines.tantivy.schema import FORMAT, build_schema

_INDEX = re.compile(r"[0-9a-f]{8}-\d{14}-[0-9a-f]{8}")  # whatever else lies in the folder is not ours to remove


class Folder:
    """`{folder}/current` names the index that serves; it is replaced in one step, so a reader sees the old or the new
    index and nothing between. An index's name begins with its format: one of another format counts as not built."""

    def __init__(self, path: str | Path):
        self.path = Path(path)
        self.pointer = self.path / "current"

    def current(self) -> Path | None:
        """The index that serves, or None when there is none of this format."""
        try:
            name = self.pointer.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return None
        return self.path / name if name.startswith(f"{FORMAT}-") else None

    def ensure(self) -> Path:
        """The index that serves; the first one is made here. One of another format stays: it holds all records, and a
        new one beside it would hold only what is written from now on."""
        with self.locked("folder"):
            current = self.current()
            if current is None and self.pointer.exists():
                raise EngineUnavailable(f"The index in {self.path} is of another version: rebuild it.")
            if current is None:
                current = self.create()
                self._point_to(current)
            return current

    def serve(self, index: Path) -> None:
        with self.locked("folder"):
            self._point_to(index)

    def create(self) -> Path:
        path = self.path / f"{FORMAT}-{datetime.now(UTC):%Y%m%d%H%M%S}-{secrets.token_hex(4)}"
        path.mkdir(parents=True)
        Index(build_schema(), str(path))
        return path

    def _point_to(self, index: Path) -> None:
        new = self.pointer.with_suffix(".new")
        new.write_text(index.name, encoding="ascii")
        os.replace(new, self.pointer)

    def remove_others(self) -> None:
        """All indices but the one that is pointed to, be it of another format."""
        with self.locked("folder"):  # the first index is not yet pointed to while it is made
            serving = self.pointer.read_text(encoding="ascii").strip() if self.pointer.exists() else ""
            for entry in self.path.iterdir():
                if _INDEX.fullmatch(entry.name) and entry.name != serving:
                    shutil.rmtree(entry, ignore_errors=True)

    @contextmanager
    def locked(self, name: str, wait: bool = True) -> Iterator[None]:
        """Between processes; the lock ends with its process, however that ends."""
        self.path.mkdir(parents=True, exist_ok=True)
        with open(self.path / f"{name}.lock", "w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise EngineUnavailable(f"Another process holds {file.name}; wait until it has ended.") from error
            yield
