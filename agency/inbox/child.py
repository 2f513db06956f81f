"""Reading mail in a process of its own, with limits on time and memory; a mail that kills it is named.

One process reads one mail after the other: four bytes of length and the mail in, four bytes of
length and JSON out.
"""

import json
import os
import resource
import select
import struct
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, BinaryIO, Self

from agency.inbox.reading import NotReadable, read_mail
from agency.languages.speaking import N_

SECONDS = 20
MEMORY = 1024 * 1024 * 1024
"""Bytes of address space: a mail of 25 MB takes some 300."""
_CHECKOUT = Path(__file__).parent.parent.parent
_LENGTH = struct.Struct(">I")


class MailReader:
    """Reads mails in a child process, which is started when it is needed and again when it died."""

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds, self._memory = seconds, memory
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._end()

    def read(self, raw: bytes) -> dict[str, Any]:
        """What ``reading.read_mail`` makes of it. Raises ``NotReadable``."""
        child = self._child or self._start()
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            child.stdin.write(_LENGTH.pack(len(raw)) + raw)
            child.stdin.flush()
            answer = self._answer(child.stdout)
        except (BrokenPipeError, EOFError):
            self._end()
            raise NotReadable(N_("Reading it took more memory than a mail may.")) from None
        except TimeoutError:
            self._end()
            raise NotReadable(N_("Reading it took longer than a mail may.")) from None
        read: dict[str, Any] = json.loads(answer)
        if "refused" in read:
            raise NotReadable(read["refused"])
        return read

    def _start(self) -> subprocess.Popen[bytes]:
        self._child = subprocess.Popen(
            [sys.executable, "-m", __name__, str(self._memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            cwd=_CHECKOUT,
            env={"PATH": os.environ.get("PATH", "")},
        )
        return self._child

    def _answer(self, pipe: Any) -> bytes:
        ends = time.monotonic() + self._seconds
        (length,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size, ends))
        return _exactly(pipe, length, ends)

    def _end(self) -> None:
        if self._child is not None:
            self._child.kill()
            for pipe in (self._child.stdin, self._child.stdout):
                if pipe is not None:
                    pipe.close()
            self._child.wait()
            self._child = None


def _exactly(pipe: Any, length: int, ends: float) -> bytes:
    """So many bytes. Raises ``EOFError``, or ``TimeoutError`` at ``ends``."""
    found = bytearray()
    while len(found) < length:
        ready, _, _ = select.select([pipe], [], [], max(0.0, ends - time.monotonic()))
        if not ready:
            raise TimeoutError
        piece = pipe.read(min(length - len(found), 1 << 20))
        if not piece:
            raise EOFError
        found += piece
    return bytes(found)


def serve(incoming: BinaryIO, outgoing: BinaryIO) -> None:
    """The child: answers until nobody asks any more."""
    while len(length := incoming.read(_LENGTH.size)) == _LENGTH.size:
        answer = json.dumps(_answered(incoming.read(*_LENGTH.unpack(length)))).encode()
        outgoing.write(_LENGTH.pack(len(answer)) + answer)
        outgoing.flush()


def _answered(raw: bytes) -> dict[str, Any]:
    try:
        return read_mail(raw)
    except NotReadable as refused:
        return {"refused": str(refused)}
    except MemoryError:
        return {"refused": N_("Reading it took more memory than a mail may.")}
    except Exception as error:  # the parser meets bytes that nobody thought of; the mail is kept
        return {"refused": f"It could not be taken apart ({type(error).__name__})."}


if __name__ == "__main__":
    limit = int(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    serve(sys.stdin.buffer, sys.stdout.buffer)
