"""Says how far the work has come, at most once a second."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

EVERY = 1.0  # seconds


@dataclass
class Progress:
    """`write` takes a line; `share` is 0 to 1, or None where the whole is not known."""

    write: Callable[[str], None]
    step: str = ""
    started: float = field(default_factory=time.monotonic)
    _last: float = 0.0

    def begin(self, step: str) -> None:
        self.step, self.started, self._last = step, time.monotonic(), 0.0

    def tell(self, rows: int, share: float | None, *, last: bool = False) -> None:
        now = time.monotonic()
        if not last and now - max(self._last, self.started) < EVERY:
            return
        self._last = now
        words = {"step": self.step, "rows": rows, "rate": round(rows / max(now - self.started, 0.001))}
        if share is None:
            self.write(_("%(step)s: %(rows)d rows, %(rate)d a second") % words)
        else:
            words["share"] = round(100 * share)
            self.write(_("%(step)s: %(share)d %%, %(rows)d rows, %(rate)d a second") % words)
