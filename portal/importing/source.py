"""Opens a file of one of the three kinds and tells how far reading has come."""

import os
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from portal.importing.csv_file import read_csv
from portal.importing.jsonl import read_jsonl
from portal.importing.problems import Problems, Unreadable
from portal.importing.xlsx import read_xlsx

JSONL, CSV, XLSX = (".jsonl", ".ndjson"), (".csv", ".tsv"), (".xlsx",)


class Source:
    """The rows of a file. `share()` is what part of it has been read, 0 to 1, or None where that is not known."""

    def __init__(self, path: Path):
        self.path, self.read, self.total = path, 0, 0
        self._file, self._size = None, 0

    def rows(self, problems: Problems) -> Iterator[tuple[int, dict]]:
        """(row as a person counts it, values by column). Raises Unreadable."""
        suffix = self.path.suffix.lower()
        if suffix not in (*JSONL, *CSV, *XLSX):
            raise Unreadable(0, _("The name of the file must end in .jsonl, .csv or .xlsx."))
        if not self.path.exists():
            raise Unreadable(0, _("There is no such file: check its path."))
        try:
            self._file = self.path.open("rb")
            self._size = os.fstat(self._file.fileno()).st_size
        except OSError as error:
            reason = error.strerror or str(error)
            raise Unreadable(0, _("The file cannot be read: %(reason)s.") % {"reason": reason}) from error
        with self._file as file:
            if suffix in JSONL:
                rows = read_jsonl(file, problems)
            elif suffix in CSV:
                rows = read_csv(file, problems)
            else:
                rows = read_xlsx(file, problems, self._expect)
            for number, values in rows:
                self.read += 1
                yield number, values
        if not self.read and not problems.count:
            raise Unreadable(0, _("There is no listing in the file: give one in each row."))

    def share(self) -> float | None:
        if self.total:
            return min(1.0, self.read / self.total)
        if not self._size or self._file is None or self._file.closed or self.path.suffix.lower() in XLSX:
            return None
        return self._file.tell() / self._size

    def _expect(self, rows: int) -> None:
        self.total = max(0, rows - 1)
