"""Progress of a long command: a line a second at most."""

import time
from typing import TextIO


class Progress:
    """Called with (done, total); writes to a command's stderr."""

    def __init__(self, out: TextIO, verb: str):
        self._out, self._verb = out, verb
        self._started = self._last = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._last < 1 and done < total:
            return
        self._last = now
        share = 100 * done // total if total else 100
        self._out.write(f"  {done}/{total} {self._verb} ({share} %, {done / max(now - self._started, 0.001):.0f}/s)")
