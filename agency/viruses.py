"""Asks a ClamAV daemon whether bytes carry a virus: its INSTREAM command, over TCP or a socket of this machine."""

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager

from agency.config import Clamd

_PIECE = 64 * 1024
_SECONDS = 30
"""Of silence, not in all."""
_LONGEST_ANSWER = 4_096


class ScannerUnreachable(Exception):
    """Nobody answers, or not as ClamAV does. The bytes are as unknown as before."""


class TooLargeToScan(Exception):
    """The daemon takes no more than its ``StreamMaxLength``."""


def virus_in(content: bytes, clamd: Clamd | None) -> str:
    """What ClamAV calls it; empty if there is none, or nobody to ask.

    Raises ``ScannerUnreachable`` and ``TooLargeToScan``.
    """
    if clamd is None:
        return ""
    try:
        answer = _answer(content, clamd)
    except OSError as failed:
        raise ScannerUnreachable(str(failed)) from failed
    if answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")
    if "size limit exceeded" in answer:
        raise TooLargeToScan
    if answer != "stream: OK":
        raise ScannerUnreachable(answer)
    return ""


def _answer(content: bytes, clamd: Clamd) -> str:
    with _connected(clamd) as line:
        try:
            line.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), _PIECE):
                piece = content[start : start + _PIECE]
                line.sendall(struct.pack("!I", len(piece)) + piece)
            line.sendall(struct.pack("!I", 0))
        except (BrokenPipeError, ConnectionResetError):
            pass  # it says why before it hangs up
        return b"".join(_received(line)).rstrip(b"\0\n").decode("utf-8", "replace")


def _received(line: socket.socket) -> Iterator[bytes]:
    left = _LONGEST_ANSWER
    while left > 0 and (some := line.recv(left)):
        yield some
        left -= len(some)
        if some.endswith(b"\0"):
            return


@contextmanager
def _connected(clamd: Clamd) -> Iterator[socket.socket]:
    if clamd.host.startswith("/"):
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(_SECONDS)
        with line:
            line.connect(clamd.host)
            yield line
        return
    with socket.create_connection((clamd.host, clamd.port), timeout=_SECONDS) as line:
        yield line
