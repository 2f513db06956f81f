"""Hands work to the workers, in the transaction that causes it.

Tasks are named, so that a face may ask for one without importing the jobs that carry it out.
"""

from datetime import datetime

from procrastinate import App, SyncPsycopgConnector
from sqlalchemy import text
from sqlalchemy.orm import Session

queue = App(connector=SyncPsycopgConnector())
_WAITS = text(
    "SELECT 1 FROM procrastinate_jobs WHERE task_name = :task AND status = 'todo' AND scheduled_at > now() LIMIT 1"
)


def later(session: Session, task: str, **arguments: int | str | list[int]) -> None:
    """Enqueue a task by name. It exists when, and only when, the session's transaction commits."""
    later_at(session, task, None, **arguments)


def later_at(
    session: Session, task: str, at: datetime | None, **arguments: int | str | list[int]
) -> None:
    """The same for a moment to come."""
    session.flush()
    transaction = session.connection().connection.driver_connection
    queue.configure_task(task, connection=transaction, schedule_at=at).defer(**arguments)  # type: ignore[arg-type]  # a list of numbers is JSON


def later_once(session: Session, task: str, at: datetime) -> None:
    """Enqueue a task for a moment to come, unless it waits for one already. Two who ask at the same
    instant may enqueue two; the task must bear that anyway.
    """
    session.flush()
    if not session.scalar(_WAITS, {"task": task}):
        later_at(session, task, at)
