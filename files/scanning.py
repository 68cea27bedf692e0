"""The virus scanner: clamd's INSTREAM, over TCP or a Unix socket (`CLAMAV_URL`: tcp://host:3310, unix:///path).

A file that it could not look at is not clean: whoever asks keeps it locked and asks again.
"""

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO
from urllib.parse import urlsplit

from django.conf import settings

PORT = 3310
TO_CONNECT, TO_ANSWER = 2, 30  # seconds; a scanner that hangs must not hold an upload for long
_CHUNK = 64 * 1024
_LONGEST_ANSWER = 4096


class ScannerUnavailable(Exception):
    """It did not answer."""


class NotJudged(ScannerUnavailable):
    """It answered, but not about this file: too large for it, for one."""


def is_configured() -> bool:
    return bool(settings.CLAMAV_URL)


def scan(file: BinaryIO) -> str:
    """The name of what was found in the file, empty for a clean one. The file is read from its start and left there.

    Raises ScannerUnavailable or NotJudged; without a scanner in the settings nothing is found in any file.
    """
    if not is_configured():
        return ""
    file.seek(0)
    try:
        with _connected(settings.CLAMAV_URL) as connection:
            with suppress(BrokenPipeError, ConnectionResetError):  # what it does not take to the end it says at once
                connection.sendall(b"zINSTREAM\0")
                while chunk := file.read(_CHUNK):
                    connection.sendall(struct.pack("!I", len(chunk)) + chunk)
                connection.sendall(struct.pack("!I", 0))
            answer = _answer(connection)
    except (OSError, ValueError) as error:
        raise ScannerUnavailable(type(error).__name__) from error
    finally:
        file.seek(0)
    return _judged(answer)


def _judged(answer: str) -> str:
    """`stream: OK`, or `stream: Name FOUND`; anything else is no judgement."""
    if answer == "stream: OK":
        return ""
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")[:100] or "?"
    raise NotJudged(answer[:100])


def _answer(connection: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and len(said) < _LONGEST_ANSWER:
        part = connection.recv(_LONGEST_ANSWER)
        if not part:
            break
        said += part
    return said.rstrip(b"\0\n").decode(errors="replace")


@contextmanager
def _connected(url: str) -> Iterator[socket.socket]:
    parts = urlsplit(url)
    if parts.scheme == "unix":
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    else:
        connection = socket.create_connection((parts.hostname or "", parts.port or PORT), TO_CONNECT)
    with connection:
        if parts.scheme == "unix":
            connection.settimeout(TO_CONNECT)
            connection.connect(parts.path)
        connection.settimeout(TO_ANSWER)
        yield connection
