"""Any service that answers as OpenAI's `/v1/embeddings` does."""

import threading
import time
from collections.abc import Sequence

import numpy as np
import orjson
import urllib3

from search.meaning.embedder import EmbedderBusy, EmbedderUnavailable

PATH = "/v1/embeddings"
READER_SECONDS, WORKER_SECONDS = 1.0, 60.0  # for one answer
REST_SECONDS = 10.0  # that a reader's process does not ask again after a failure
BATCH = 32  # texts in one request
QUERY, PASSAGE = "query", "passage"


class Remote:
    """`address` is `https://host` or the whole of `https://host/v1/embeddings`. `says_type` is for services that tell
    questions from texts by `input_type` in the request; then no prefix is written.

    Made once in a process; safe to share between threads. No text is ever part of an error.
    """

    batch = BATCH

    def __init__(
        self,
        *,
        address: str,
        model: str,
        dimensions: int,
        key: str = "",
        query_prefix: str = "",
        passage_prefix: str = "",
        says_type: bool = False,
        is_background: bool = False,
    ):
        self._url = address if address.rstrip("/").endswith("/embeddings") else address.rstrip("/") + PATH
        self._model = model
        self.dimensions = dimensions
        self._prefixes = {QUERY: "", PASSAGE: ""} if says_type else {QUERY: query_prefix, PASSAGE: passage_prefix}
        self._says_type = says_type
        # With another prefix the same model makes other vectors.
        self.name = f"{model} {'input_type' if says_type else passage_prefix.strip()}".strip()[:200]
        self._headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})
        seconds = WORKER_SECONDS if is_background else READER_SECONDS
        self._pool = urllib3.PoolManager(maxsize=8, retries=False, timeout=urllib3.Timeout(total=seconds))
        self._rest_seconds = 0.0 if is_background else REST_SECONDS
        self._rests_until = 0.0
        self._lock = threading.Lock()

    def queries(self, texts: Sequence[str]) -> np.ndarray:
        return self._made(texts, QUERY)

    def passages(self, texts: Sequence[str]) -> np.ndarray:
        return self._made(texts, PASSAGE)

    def _made(self, texts: Sequence[str], kind: str) -> np.ndarray:
        if not texts:
            return np.empty((0, self.dimensions), np.float32)
        with self._lock:
            if time.monotonic() < self._rests_until:
                raise EmbedderBusy("The embeddings service failed a moment ago.")
        try:
            return self._asked(texts, kind)
        except EmbedderUnavailable:
            with self._lock:
                self._rests_until = time.monotonic() + self._rest_seconds
            raise

    def _asked(self, texts: Sequence[str], kind: str) -> np.ndarray:
        given = [self._prefixes[kind] + text.encode(errors="replace").decode() for text in texts]
        body = {"model": self._model, "input": given, "encoding_format": "float"}
        if self._says_type:
            body["input_type"] = kind
        try:
            answer = self._pool.request("POST", self._url, body=orjson.dumps(body), headers=self._headers)
        except urllib3.exceptions.HTTPError as error:
            raise EmbedderUnavailable(f"{self._host()} does not answer: {type(error).__name__}") from error
        if answer.status != 200:
            raise EmbedderUnavailable(f"{self._host()} answers {answer.status}; EMBEDDINGS_* say what it is asked.")
        return self._read(answer.data, len(texts))

    def _read(self, data: bytes, count: int) -> np.ndarray:
        """The rows in the order of the texts: a service may answer in another."""
        try:
            items = sorted(orjson.loads(data)["data"], key=lambda item: item["index"])
            rows = np.array([item["embedding"] for item in items], np.float32)
        except (ValueError, KeyError, TypeError) as error:
            raise EmbedderUnavailable(f"{self._host()} answers something that is no list of embeddings.") from error
        if rows.shape != (count, self.dimensions):
            shape = "x".join(map(str, rows.shape))
            raise EmbedderUnavailable(
                f"{self._host()} answers {shape} numbers for {count} texts of {self.dimensions}: EMBEDDINGS_DIMENSIONS?"
            )
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        if not np.isfinite(lengths).all() or not lengths.all():
            raise EmbedderUnavailable(f"{self._host()} answers vectors without a direction.")
        return rows / lengths

    def _host(self) -> str:
        """Without credentials that the address may hold."""
        parts = urllib3.util.parse_url(self._url)
        return f"The embeddings service at {parts.host}:{parts.port or ''}".rstrip(":")
