"""The background process: brings the index up to the entries, runs the clock of scheduled publishing, and makes the
vectors of new texts when nothing else waits."""

import logging
import os
import signal
import threading
import time

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, close_old_connections
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from search.engine import EngineUnavailable
from search.meaning.embedder import EmbedderUnavailable
from search.meaning.making import make_in_turn, make_vectors, recall_others, waiting
from search.progress import Progress
from search.sync import drain

log = logging.getLogger(__name__)
PAUSE = 0.5  # seconds between looks at an empty queue
PATIENCE = 5  # seconds before asking again an engine or an embedder that did not answer
NICENESS = 10  # a model that reads thousands of texts must not keep readers waiting
CLOCK = 60  # seconds between runs of scheduled publishing and expiry


class Command(BaseCommand):
    help = (
        "Indexes what changed, publishes and expires what is due, makes vectors. Runs until it is stopped, or --once."
    )

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="one pass, then end")

    def handle(self, *, once, **options):
        self.prepare()
        if once:
            self._once()
            return
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, lambda *_: self._stopped.set())
        if hasattr(os, "nice"):
            os.nice(NICENESS)
        self.stderr.write("Working. Stop with Ctrl-C.")
        while not self._stopped.is_set():
            self._stopped.wait(self._pass())

    def prepare(self) -> None:
        self._stopped = threading.Event()
        self._clock_due = self._vectors_due = 0.0
        self._made = 0  # vectors, since none waited
        recall_others()

    def _once(self) -> None:
        self._run_clock()
        self._run_each_pass()
        drained = drain(progress=Progress(self.stderr.write, _("Indexing")))
        try:
            if make_vectors(progress=Progress(self.stderr.write, _("Making vectors"))):
                drain(progress=Progress(self.stderr.write, _("Indexing")))
        except EmbedderUnavailable as error:
            raise CommandError(f"{waiting()} vectors still wait, the embedder did not answer: {error}") from error
        self.stdout.write(f"{drained} entries brought to the index.")

    def _pass(self) -> float:
        """One look at everything; returns how long to wait for the next, in seconds."""
        close_old_connections()
        try:
            self._run_clock()
            has_more = self._run_each_pass()
            if drain(progress=Progress(self.stderr.write, _("Indexing"))) or has_more:
                return 0
            return 0 if self._make_vectors() else PAUSE
        except EngineUnavailable as error:
            log.warning("The search engine did not answer; asking again in %s s: %s", PATIENCE, error)
        except OperationalError as error:
            log.warning("The database did not answer; asking again in %s s: %s", PATIENCE, error)
        except EmbedderUnavailable as error:
            self._vectors_due = time.monotonic() + PATIENCE
            log.warning("The embedder did not answer; asking again in %s s: %s", PATIENCE, error)
            return PAUSE
        return PATIENCE

    def _make_vectors(self) -> bool:
        """Whether there were any to make. The queue is looked at again after each batch."""
        if time.monotonic() < self._vectors_due:
            return False
        if not self._made:
            self._embedded = Progress(self.stderr.write, _("Making vectors"))
        made = make_in_turn(self._stopped.is_set)
        self._made = made and self._made + made
        if made:
            self._embedded(self._made, self._made + waiting())
        return bool(made)

    def _run_each_pass(self) -> bool:
        """Whether any of them has more to do."""
        answers = [import_string(name)() for name in settings.EACH_PASS]  # all of them have their turn
        return any(answers)

    def _run_clock(self) -> None:
        if time.monotonic() >= self._clock_due:
            self._clock_due = time.monotonic() + CLOCK
            for command in settings.CLOCK_COMMANDS:
                call_command(command, verbosity=0)
