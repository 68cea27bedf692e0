"""The site's embedder, chosen by one setting, `EMBEDDINGS`, and the vectors of what readers type."""

import logging
import threading
from collections import OrderedDict
from functools import cache

import numpy as np
from django.conf import settings

from search.meaning import packaged
from search.meaning.embedder import Embedder, EmbedderBusy, EmbedderUnavailable
from search.meaning.text import cut, digest

log = logging.getLogger(__name__)
AUTO, OFF = "auto", "off"
REMEMBERED = 512  # queries, 1.5 kB each: pages of one search, and what many ask


def embedder(*, is_background: bool = False) -> Embedder | None:
    """`auto`: the packaged model where it is installed, otherwise none; `off`: none; an address: what answers there.
    Made once in a process; the worker's (`is_background`) has more time and more processors."""
    if settings.EMBEDDINGS == OFF or (settings.EMBEDDINGS == AUTO and not packaged.is_installed()):
        return None
    if settings.EMBEDDINGS == AUTO:
        return _packaged(is_background)
    return _remote(
        settings.EMBEDDINGS,
        settings.EMBEDDINGS_MODEL,
        settings.EMBEDDINGS_DIMENSIONS,
        settings.EMBEDDINGS_KEY,
        settings.EMBEDDINGS_QUERY_PREFIX,
        settings.EMBEDDINGS_PASSAGE_PREFIX,
        settings.EMBEDDINGS_INPUT_TYPE,
        is_background,
    )


def query_vector(text: str) -> np.ndarray | None:
    """float32 of length 1; None for no text, without an embedder, or when it does not answer in time."""
    made_by = embedder()
    text = cut(text.strip())
    if made_by is None or not text:
        return None
    key = f"{made_by.name} {digest(text)}"
    if (known := _recent.get(key)) is not None:
        return known
    try:
        (vector,) = made_by.queries([text])
    except EmbedderBusy:
        return None
    except EmbedderUnavailable as error:
        log.warning("No vector for a query: %s", error)
        return None
    _recent.put(key, vector)
    return vector


class _Recent:
    """The last vectors, under digests: what was typed is not kept."""

    def __init__(self, most: int):
        self._most = most
        self._held: OrderedDict[str, np.ndarray] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: str) -> np.ndarray | None:
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def put(self, key: str, vector: np.ndarray) -> None:
        vector.flags.writeable = False
        with self._lock:
            self._held[key] = vector
            while len(self._held) > self._most:
                self._held.popitem(last=False)

    def clear(self) -> None:
        with self._lock:
            self._held.clear()


_recent = _Recent(REMEMBERED)


@cache
def _packaged(is_background: bool) -> Embedder:
    return packaged.Packaged(is_background=is_background)


@cache
def _remote(*options) -> Embedder:
    from search.meaning.remote import Remote

    address, model, dimensions, key, query_prefix, passage_prefix, says_type, is_background = options
    return Remote(
        address=address,
        model=model,
        dimensions=dimensions,
        key=key,
        query_prefix=query_prefix,
        passage_prefix=passage_prefix,
        says_type=says_type,
        is_background=is_background,
    )
