"""The searcher of the index that serves, kept open and renewed when another process has written or rebuilt."""

import os
import threading
from dataclasses import dataclass
from pathlib import Path

from tantivy import Index, Searcher

from search.engine import EngineUnavailable
from search.engines.tantivy.folder import Folder


@dataclass(frozen=True)
class Opened:
    """An index as of one commit, and where it lies."""

    pointer: tuple[int, int]
    commit: tuple[int, int]
    path: Path
    index: Index
    searcher: Searcher


class Reader:
    """Two `stat` calls tell whether anything has changed; both files are replaced and never written in place."""

    def __init__(self, folder: Folder):
        self._folder = folder
        self._open: Opened | None = None
        self._lock = threading.Lock()

    def searcher(self) -> Searcher:
        return self.opened().searcher

    def opened(self) -> Opened:
        """Raises EngineUnavailable when there is no index of this format."""
        for _ in range(3):  # a rebuild may remove the old index between reading the pointer and opening it
            try:
                return self._newest()
            except (OSError, ValueError) as error:
                failure, self._open = error, None
        raise EngineUnavailable(
            f"There is no search index of this version in {self._folder.path}: rebuild it ({failure})."
        )

    def _newest(self) -> Opened:
        held = self._open
        pointer = _state(self._folder.pointer)
        if held and held.pointer == pointer and held.commit == _state(held.path / "meta.json"):
            return held
        with self._lock:
            held = self._open
            if held is None or held.pointer != pointer:
                self._open = self._opened(pointer)
            elif held.commit != (commit := _state(held.path / "meta.json")):
                held.index.reload()
                self._open = Opened(pointer, commit, held.path, held.index, held.index.searcher())
            return self._open

    def _opened(self, pointer: tuple[int, int]) -> Opened:
        path = self._folder.current()
        if path is None:
            raise ValueError("not built in this format")
        commit = _state(path / "meta.json")  # before it is read: a commit in between only means one more reload
        index = Index.open(str(path))
        index.config_reader("manual")
        return Opened(pointer, commit, path, index, index.searcher())


def _state(path: Path) -> tuple[int, int]:
    status = os.stat(path)
    return status.st_mtime_ns, status.st_ino
