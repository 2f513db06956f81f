"""A file's text, taken out by a child process that can do nothing else.

The child (``child``) gets the bytes on its standard input and may use 10 seconds of processor time,
20 seconds in all and 512 MB; it cannot open a connection or start a program. What a file makes of it
stays in it: here is only a text, or a sentence why there is none.
"""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from agency.languages.speaking import N_, _
from agency.resumes.extracting.limits import MOST_OUTPUT, WALL_SECONDS

_ROOT = Path(__file__).parents[3]
_COMMAND = [sys.executable, "-s", "-P", "-X", "utf8", "-m", "agency.resumes.extracting.child"]
TOO_MUCH = N_(
    "Reading it takes more time or memory than any résumé needs, so it was not read. "
    "Save it again as a plain PDF and try that."
)
DAMAGED = N_("It is damaged, or not what it says it is. Save it again and try that.")


class FileUnreadable(Exception):
    """No text could be had; the message says why, and what to do."""


@dataclass(frozen=True)
class Member:
    """One file of an archive. ``refused`` says why it was not unpacked; then it has no content."""

    name: str
    content: bytes
    refused: str = ""


@dataclass(frozen=True)
class Extracted:
    """What a file holds: a text with single line ends, or the files of an archive."""

    kind: str
    """``pdf``, ``docx``, ``odt``, ``rtf``, ``txt`` or ``zip``, told by the content."""
    text: str = ""
    hidden: tuple[str, ...] = ()
    """Passages that nobody sees (white, tiny, beside the page); they are not in the text."""
    members: tuple[Member, ...] = ()


def extract(content: bytes, wall_seconds: float = WALL_SECONDS) -> Extracted:
    """Read a file in a child. Raises ``FileUnreadable``; takes at most ``wall_seconds``."""
    with TemporaryFile() as given, TemporaryFile() as found:
        given.write(content)
        given.seek(0)
        ended = _run(given, found, wall_seconds)
        if ended != 0:
            raise FileUnreadable(_(TOO_MUCH if ended in _OVER_LIMIT else DAMAGED))
        found.seek(0)
        return _told(found)


_OVER_LIMIT = (None, -signal.SIGXCPU, -signal.SIGKILL, -signal.SIGALRM, -signal.SIGXFSZ)


def _run(given: IO[bytes], found: IO[bytes], wall_seconds: float) -> int | None:
    """How the child ended; none when it had to be ended."""
    child = subprocess.Popen(
        _COMMAND,
        stdin=given,
        stdout=found,
        stderr=subprocess.DEVNULL,  # a library's complaint may quote the file
        cwd="/",
        env={"PYTHONPATH": str(_ROOT), "LANG": "C.UTF-8"},
        start_new_session=True,
    )
    try:
        return child.wait(wall_seconds)
    except subprocess.TimeoutExpired:
        return None
    finally:
        if child.poll() is None:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def _told(found: IO[bytes]) -> Extracted:
    """What the child wrote: a line of JSON, then the contents of the members it names."""
    line = found.readline(MOST_OUTPUT)
    try:
        told: dict[str, Any] = json.loads(line)
    except ValueError:
        raise FileUnreadable(_(DAMAGED)) from None
    if told.get("refused"):
        raise FileUnreadable(_(str(told["refused"])))
    members = tuple(
        Member(str(one["name"]), found.read(int(one["size"])), str(one["refused"]))
        for one in told.get("members", ())
    )
    hidden = tuple(str(one) for one in told.get("hidden", ()))
    return Extracted(str(told["kind"]), str(told.get("text", "")), hidden, members)
