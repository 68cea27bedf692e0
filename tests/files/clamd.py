"""A clamd of the tests' own: it speaks INSTREAM, and knows EICAR."""

import socketserver
import struct
import threading
from contextlib import contextmanager

from tests.files.making import EICAR


class Stream(socketserver.StreamRequestHandler):
    def handle(self):
        assert self.rfile.read(10) == b"zINSTREAM\0"
        data = b""
        while length := struct.unpack("!I", self.rfile.read(4))[0]:
            data += self.rfile.read(length)
            if len(data) > self.server.most:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                return
        self.server.seen.append(data)
        found = EICAR in data
        self.wfile.write(b"stream: Win.Test.EICAR_HDB-1 FOUND\0" if found else self.server.says)


@contextmanager
def running(kind, address, *, most=10_000_000, says=b"stream: OK\0"):
    """`kind` is of socketserver: TCPServer or UnixStreamServer."""
    with kind(address, Stream) as server:
        server.most, server.says, server.seen = most, says, []
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
