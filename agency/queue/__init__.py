"""Hands work to the workers, in the transaction that causes it.

Tasks are named, so that a face may ask for one without importing the jobs that carry it out.
"""

from datetime import datetime

from procrastinate import App, SyncPsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued
from sqlalchemy.orm import Session

queue = App(connector=SyncPsycopgConnector())


def later(session: Session, task: str, **arguments: int | str | list[int]) -> None:
    """Enqueue a task by name. It exists when, and only when, the session's transaction commits."""
    session.flush()
    transaction = session.connection().connection.driver_connection
    queue.configure_task(task, connection=transaction).defer(**arguments)  # type: ignore[arg-type]  # a list of numbers is JSON


def later_once(session: Session, task: str, at: datetime) -> None:
    """Enqueue a task for a moment to come, unless it waits for one already."""
    session.flush()
    transaction = session.connection().connection.driver_connection
    job = queue.configure_task(
        task, connection=transaction, schedule_at=at, queueing_lock=f"{task} later"
    )
    try:
        with session.begin_nested():
            job.defer()
    except AlreadyEnqueued:
        pass
