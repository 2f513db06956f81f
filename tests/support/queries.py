"""Counts what a piece of code asks of the database, so that a page's budget can be stated.

``with count_queries(session) as counted: client.get("/candidates")`` and then ``counted.queries``.
Savepoints and transaction control are not counted.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session

_NOT_QUESTIONS = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


@dataclass
class Counted:
    """The statements, in order."""

    statements: list[str] = field(default_factory=list)

    @property
    def queries(self) -> int:
        return len(self.statements)


@contextmanager
def count_queries(session: Session) -> Iterator[Counted]:
    """Count every statement on the session's connection until the block ends."""
    counted = Counted()
    engine = session.connection().engine

    def note(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.lstrip().upper().startswith(_NOT_QUESTIONS):
            counted.statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield counted
    finally:
        event.remove(engine, "before_cursor_execute", note)
