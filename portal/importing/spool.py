"""Checked rows on disk until all are checked, so that a file of any length fits into memory."""

import pickle
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import BinaryIO

from listings.bulk import Row
from listings.models import Listing
from portal.importing.owners import NEW_OFFICE


class Spool:
    """A temporary file for each model; closed and gone at the end of the block."""

    def __init__(self):
        self._files: dict[type[Listing], BinaryIO] = {}
        self._open = ExitStack()
        self.count = 0

    def __enter__(self) -> "Spool":
        return self

    def __exit__(self, *error) -> None:
        self._open.close()

    def add(self, model: type[Listing], row: Row) -> None:
        if model not in self._files:
            self._files[model] = self._open.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 – the stack closes it
        pickle.dump(row, self._files[model])
        self.count += 1

    def models(self) -> list[type[Listing]]:
        return list(self._files)

    def rows(self, model: type[Listing], office: int) -> Iterator[Row]:
        """In their order; `office` is the programme office, which is there by now."""
        file = self._files[model]
        file.seek(0)
        while True:
            try:
                row = pickle.load(file)
            except EOFError:
                return
            yield replace(row, organisation=office) if row.organisation == NEW_OFFICE else row
