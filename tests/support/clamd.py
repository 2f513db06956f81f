"""A small server that speaks clamd's INSTREAM: it finds a virus where it reads the word ``EICAR``."""

import socketserver
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

from agency.config import Clamd

VIRUS = b"harmless, but called EICAR"
NAME = "Eicar-Signature"


class _Asked(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        command = b""
        while not command.endswith(b"\0"):
            command += self.rfile.read(1)
        self.wfile.write(self._answer(command) + b"\0")

    def _answer(self, command: bytes) -> bytes:
        if command != b"zINSTREAM\0" or self.server.says:  # type: ignore[attr-defined]  # below
            return self.server.says or b"UNKNOWN COMMAND"  # type: ignore[attr-defined, no-any-return]
        told, most = b"", self.server.most  # type: ignore[attr-defined]
        while length := struct.unpack("!I", self.rfile.read(4))[0]:
            told += self.rfile.read(length)
            if len(told) > most:
                return b"INSTREAM size limit exceeded. ERROR"
        return f"stream: {NAME} FOUND".encode() if b"EICAR" in told else b"stream: OK"


class _Tcp(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


class _Local(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


@contextmanager
def clamd(path: Path | None = None, most: int = 1 << 20, says: bytes = b"") -> Iterator[Clamd]:
    """Its address while it runs; ``says`` is an answer to everything."""
    server: Any = _Local(str(path), _Asked) if path else _Tcp(("127.0.0.1", 0), _Asked)
    server.most, server.says = most, says
    with server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield Clamd(str(path)) if path else Clamd("127.0.0.1", server.server_address[1])
        finally:
            server.shutdown()
            thread.join()
