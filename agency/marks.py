"""The file of marks: what a restored backup must not undo, written outside the database.

One line a mark: what somebody refused or took back, an erasure, a letter handed over. People and
letters stand in it as keyed hashes only. A mark is on the disk before the transaction that makes it
commits, so that whatever the database knows the file knows too.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Mapped, Session, mapped_column

from agency import clock
from agency.database import Base

Line = dict[str, Any]


class Mark(Base):
    """A mark that this database knows. One that only the file knows was lost by a restore."""

    __tablename__ = "marks"

    id: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


def keeps_marks(session: Session) -> bool:
    """Only the application's own sessions have a file; a scratch database keeps none."""
    return "marks" in session.info


def leave_mark(session: Session, kind: str, **said: Any) -> None:
    """Write a mark when the transaction commits. Only for a session that keeps marks."""
    line = {"id": token_hex(12), "at": clock.now().isoformat(), "kind": kind, **said}
    session.info.setdefault("new_marks", []).append(line)
    session.add(Mark(id=line["id"], at=datetime.fromisoformat(line["at"])))


def leave_passing_mark(session: Session, kind: str, **said: Any) -> None:
    """The same for something that the database can tell by itself whether it knows."""
    line = {"at": clock.now().isoformat(), "kind": kind, **said}
    session.info.setdefault("new_marks", []).append(line)


def marks_left(session: Session) -> Iterator[Line]:
    """Every mark of the file, the oldest first. A line cut short by a crash was never committed."""
    path: Path = session.info["marks"]
    if not path.exists():
        return
    with path.open() as file:
        for text in file:
            if text.endswith("}\n"):
                yield json.loads(text)


def _write(session: Session) -> None:
    lines = session.info.pop("new_marks", [])
    if not lines:
        return
    text = "".join(f"{json.dumps(line, separators=(',', ':'))}\n" for line in lines)
    path: Path = session.info["marks"]
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        _end_broken_line(descriptor)
        os.write(descriptor, text.encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _end_broken_line(descriptor: int) -> None:
    """What a crash cut short stays a line of its own."""
    size = os.fstat(descriptor).st_size
    if size and os.pread(descriptor, 1, size - 1) != b"\n":
        os.write(descriptor, b"\n")


def _forget(session: Session) -> None:
    session.info.pop("new_marks", None)


event.listen(Session, "before_commit", _write)
event.listen(Session, "after_rollback", _forget)
