"""The site goes on when its cache does not answer."""

import socket
import time

import pytest

from portal import cache as module
from portal.cache import ForgivingRedisCache


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    monkeypatch.setattr(ForgivingRedisCache, "down_until", 0.0)


@pytest.fixture
def unreachable():
    """An address at which nothing listens."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        yield ForgivingRedisCache(f"redis://127.0.0.1:{unused.getsockname()[1]}/0", {})


@pytest.fixture
def silent():
    """A server that takes a connection and never says anything; counts the connections."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(0.05)
        yield server, ForgivingRedisCache(f"redis://127.0.0.1:{server.getsockname()[1]}/0", {})


@pytest.mark.parametrize(
    ("ask", "answer"),
    [
        (lambda cache: cache.get("a", "instead"), "instead"),
        (lambda cache: cache.get_many(["a"]), {}),
        (lambda cache: cache.set("a", 1), None),
        (lambda cache: cache.add("a", 1), True),
        (lambda cache: cache.touch("a"), False),
        (lambda cache: cache.delete("a"), False),
        (lambda cache: "a" in cache, False),
        (lambda cache: cache.set_many({"a": 1}), ["a"]),
        (lambda cache: cache.delete_many(["a"]), None),
        (lambda cache: cache.clear(), False),
        (lambda cache: cache.get_or_set("a", lambda: "made"), "made"),
    ],
)
def test_nothing_is_found_and_nothing_fails(unreachable, ask, answer, caplog):
    assert ask(unreachable) == answer
    assert len(caplog.records) == 1  # said once and not for each question
    assert "does not answer" in caplog.text


def test_a_count_is_of_a_key_that_is_not_there(unreachable):
    with pytest.raises(ValueError, match="not found"):
        unreachable.incr("a")


def test_a_silent_server_is_given_up_soon_and_not_asked_again_at_once(silent, monkeypatch):
    _, cache = silent
    monkeypatch.setattr(module, "PAUSE", 60)
    began = time.monotonic()
    cache.get("a")
    assert time.monotonic() - began < 4 * module.PATIENCE + 1
    began = time.monotonic()
    for _ in range(100):
        cache.get("a")
    assert time.monotonic() - began < module.PATIENCE


def test_it_is_asked_again_after_the_pause(unreachable, monkeypatch, caplog):
    monkeypatch.setattr(module, "PAUSE", 0)
    unreachable.get("a")
    unreachable.get("a")
    assert len(caplog.records) == 2
