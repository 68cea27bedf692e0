"""What `make demo` says when it cannot run, and what it keeps."""

import importlib.util
import socket
from pathlib import Path

import pytest
from django.db import connection

SCRIPT = Path(__file__).resolve().parents[2] / "bin" / "demo.py"


@pytest.fixture(scope="module")
def demo():
    spec = importlib.util.spec_from_file_location("demo", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("port", ["0", "70000", "http", "-1"])
def test_a_port_that_is_none_is_refused(demo, monkeypatch, port):
    monkeypatch.setenv("PORT", port)
    with pytest.raises(demo.CannotRun, match="PORT is"):
        demo.chosen_port()


def test_a_busy_port_is_named_with_the_way_to_choose_another(demo, monkeypatch):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))
        with pytest.raises(demo.CannotRun, match=rf"Port {port} is busy.*PORT={port + 1} make demo"):
            demo.chosen_port()
    assert demo.chosen_port() == port


def test_a_second_one_in_the_same_folder_is_refused(demo, tmp_path):
    lock = tmp_path / "demo.lock"
    with demo.only_one(lock), pytest.raises(demo.CannotRun, match="already runs"), demo.only_one(lock):
        pass
    with demo.only_one(lock):
        pass


def test_the_password_is_made_once_and_is_its_owners_only(demo, tmp_path, monkeypatch):
    monkeypatch.delenv("ADMIN_PASSWORD", raising=False)
    path = tmp_path / "admin-password"
    password = demo.admin_password(path)
    assert len(password) >= 16
    assert demo.admin_password(path) == password
    assert path.stat().st_mode & 0o077 == 0
    monkeypatch.setenv("ADMIN_PASSWORD", "one of my own")
    assert demo.admin_password(path) == "one of my own"


def test_an_engine_that_does_not_answer_is_named_with_what_to_do(demo, settings):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        settings.SEARCH_URL = f"http://127.0.0.1:{unused.getsockname()[1]}"
        with pytest.raises(demo.CannotRun, match="make elasticsearch"):
            demo.check_engine()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a file that cannot be opened is SQLite's")
def test_a_database_that_cannot_be_opened_is_named_with_what_to_do(demo, monkeypatch):
    from django.db import OperationalError

    def refuse():
        raise OperationalError("unable to open database file")

    monkeypatch.setattr(connection, "ensure_connection", refuse)
    with pytest.raises(demo.CannotRun, match=r"cannot be reached: unable to open database file.*DATABASE_URL"):
        demo.check_database()


def test_an_index_is_built_where_there_is_none_and_left_alone_where_it_is_whole(demo, transactional_db, capsys):
    from search.engines import engine
    from tests.factories import ResearchFactory

    ResearchFactory(published=True)
    demo.prepare_index()
    demo.prepare_index()
    assert "It is whole; 0 entries waited." in capsys.readouterr().out
    engine().health()
