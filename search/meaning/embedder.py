"""The port: what makes vectors of texts. Near vectors are near in meaning, also across languages."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np


class EmbedderUnavailable(Exception):
    """No answer, or not in time. Readers go on with words, the worker tries again."""


class EmbedderBusy(EmbedderUnavailable):
    """It was not asked: it reads other texts, or failed a moment ago."""


class Embedder(Protocol):
    """`name` is stored beside vectors: those of two names cannot be compared. A model may want to know whether it
    reads a question or a text that may answer it, so there are two ways in."""

    name: str
    dimensions: int
    batch: int  # how many texts are best given at once

    def queries(self, texts: Sequence[str]) -> np.ndarray:
        """float32, a row of length 1 for each text. Raises EmbedderUnavailable."""

    def passages(self, texts: Sequence[str]) -> np.ndarray:
        """The same, for what is stored."""
