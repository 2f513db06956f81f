"""The child process: bytes in, a line of JSON out. It is given one file and ends."""

import json
import sys
from typing import Any

from agency.resumes.extracting import DAMAGED, TOO_MUCH
from agency.resumes.extracting.found import Refused
from agency.resumes.extracting.sandbox import shut_in


def main() -> None:
    shut_in()
    content = sys.stdin.buffer.read()
    told, contents = _read(content)
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n")
    for one in contents:
        sys.stdout.buffer.write(one)
    sys.stdout.buffer.flush()


def _read(content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """What is told, and the contents of an archive's files. Whatever goes wrong is a sentence."""
    try:
        from agency.resumes.extracting.reading_kinds import read_file  # its imports are shut in too

        return read_file(content)
    except Refused as refused:
        return {"refused": str(refused)}, []
    except MemoryError:
        return {"refused": TOO_MUCH}, []
    except Exception:  # a library may raise anything over a file made to break it
        return {"refused": DAMAGED}, []


if __name__ == "__main__":
    main()
