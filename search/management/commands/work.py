"""The background process: brings the index up to the entries, and runs the clock of scheduled publishing."""

import logging
import signal
import threading
import time

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections

from search.engine import EngineUnavailable
from search.progress import Progress
from search.sync import drain

log = logging.getLogger(__name__)
PAUSE = 0.5  # seconds between looks at an empty queue
PATIENCE = 5  # seconds before asking again an engine that did not answer
CLOCK = 60  # seconds between runs of scheduled publishing and expiry


class Command(BaseCommand):
    help = "Indexes what changed, publishes and expires what is due. Runs until it is stopped, or --once."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="one pass, then end")

    def handle(self, *, once, **options):
        self._stopped = threading.Event()
        self._clock_due = 0.0
        if once:
            self._run_clock()
            self.stdout.write(f"{drain(progress=Progress(self.stderr, 'indexed'))} entries brought to the index.")
            return
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, lambda *_: self._stopped.set())
        self.stderr.write("Working. Stop with Ctrl-C.")
        while not self._stopped.is_set():
            self._stopped.wait(self._pass())

    def _pass(self) -> float:
        """One look at everything; returns how long to wait for the next, in seconds."""
        close_old_connections()
        try:
            self._run_clock()
            return 0 if drain(progress=Progress(self.stderr, "indexed")) else PAUSE
        except EngineUnavailable as error:
            log.warning("The search engine did not answer; asking again in %s s: %s", PATIENCE, error)
        except OperationalError as error:
            log.warning("The database did not answer; asking again in %s s: %s", PATIENCE, error)
        return PATIENCE

    def _run_clock(self) -> None:
        if time.monotonic() >= self._clock_due:
            self._clock_due = time.monotonic() + CLOCK
            call_command("publish_scheduled", verbosity=0)
