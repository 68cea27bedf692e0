"""Says how far a long command has come, at most once a second."""

import time
from collections.abc import Callable

from django.utils.translation import gettext as _

EVERY = 1.0  # seconds


class Progress:
    """`write` takes a line; `step` is what is being done, in words. Called with (done, total) where both are known."""

    def __init__(self, write: Callable[[str], None], step: str = ""):
        self._write = write
        self.begin(step)

    def __call__(self, done: int, total: int) -> None:
        self.tell(done, done / total if total else 1.0, last=done >= total)

    def begin(self, step: str) -> None:
        self._step = step
        self._started = self._told = time.monotonic()

    def tell(self, rows: int, share: float | None, *, last: bool = False) -> None:
        """`share` is 0 to 1, or None where the whole is not known. The last line is never left out."""
        now = time.monotonic()
        if not last and now - self._told < EVERY:
            return
        self._told = now
        words = {"step": self._step, "rows": rows, "rate": round(rows / max(now - self._started, 0.001))}
        if share is None:
            self._write(_("%(step)s: %(rows)d rows, %(rate)d a second") % words)
        else:
            words["share"] = round(100 * share)
            self._write(_("%(step)s: %(share)d %%, %(rows)d rows, %(rate)d a second") % words)
