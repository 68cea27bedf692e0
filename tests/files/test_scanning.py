"""Attack 19: what the scanner finds is found, and a scanner that gives no judgement is no judgement."""

import io
import socket
from socketserver import TCPServer, UnixStreamServer

import pytest

from files.scanning import NotJudged, ScannerUnavailable, scan
from tests.files.clamd import running
from tests.files.making import EICAR, PDF


@pytest.fixture(params=["tcp", "unix"])
def scanner(request, settings, tmp_path):
    if request.param == "tcp":
        with running(TCPServer, ("127.0.0.1", 0)) as server:
            settings.CLAMAV_URL = f"tcp://127.0.0.1:{server.server_address[1]}"
            yield server
    else:
        with running(UnixStreamServer, str(tmp_path / "clamd.sock")) as server:
            settings.CLAMAV_URL = f"unix://{tmp_path}/clamd.sock"
            yield server


def test_the_whole_file_is_sent_and_left_at_its_start(scanner):
    data = PDF + bytes(300_000)
    file = io.BytesIO(data)
    file.seek(7)
    assert scan(file) == ""
    assert scanner.seen == [data] and file.tell() == 0


def test_attack_19_eicar_is_found(scanner):
    assert scan(io.BytesIO(EICAR)) == "Win.Test.EICAR_HDB-1"


def test_attack_19_a_file_that_it_does_not_take_is_not_judged(scanner):
    scanner.most = 1000
    with pytest.raises(NotJudged):
        scan(io.BytesIO(bytes(5_000_000)))


@pytest.mark.parametrize("says", [b"", b"\0", b"stream: lstat() failed. ERROR\0", b"OK\0", b"x" * 9000])
def test_attack_19_nothing_but_ok_is_clean(scanner, says):
    scanner.says = says
    with pytest.raises(NotJudged):
        scan(io.BytesIO(PDF))


def test_attack_19_a_scanner_that_is_down_is_unavailable(settings, tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody listens there
        for url in (f"tcp://127.0.0.1:{taken.getsockname()[1]}", f"unix://{tmp_path}/none.sock"):
            settings.CLAMAV_URL = url
            with pytest.raises(ScannerUnavailable):
                scan(io.BytesIO(PDF))


def test_attack_19_a_scanner_that_hangs_is_unavailable(settings, monkeypatch):
    monkeypatch.setattr("files.scanning.TO_ANSWER", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.CLAMAV_URL = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(ScannerUnavailable):
            scan(io.BytesIO(PDF))


def test_without_a_scanner_nothing_is_asked(settings):
    settings.CLAMAV_URL = ""
    assert scan(io.BytesIO(EICAR)) == ""
