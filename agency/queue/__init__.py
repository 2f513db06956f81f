"""Hands work to the workers, in the transaction that causes it.

Tasks are named, so that a face may ask for one without importing the jobs that carry it out.
"""

from procrastinate import App, SyncPsycopgConnector
from sqlalchemy.orm import Session

queue = App(connector=SyncPsycopgConnector())


def later(session: Session, task: str, **arguments: int | str | list[int]) -> None:
    """Enqueue a task by name. It exists when, and only when, the session's transaction commits."""
    session.flush()
    transaction = session.connection().connection.driver_connection
    queue.configure_task(task, connection=transaction).defer(**arguments)  # type: ignore[arg-type]  # a list of numbers is JSON
