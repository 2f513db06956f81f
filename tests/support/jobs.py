"""Runs what is waiting in the queue, here and now, as a worker would."""

from typing import Any

from flask import Flask
from sqlalchemy import Row, text

from agency.database import db
from agency.jobs.running import run_task

_MOST = 500
"""More jobs than that at once is a task that enqueues itself for ever."""
_TAKE = text("""
    UPDATE procrastinate_jobs SET status = 'doing' WHERE id = (
        SELECT id FROM procrastinate_jobs
        WHERE status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= now())
        ORDER BY priority DESC, id LIMIT 1
    ) RETURNING id, task_name, args
""")
_DONE = text("UPDATE procrastinate_jobs SET status = 'succeeded' WHERE id = :id")


def run_waiting_jobs(app: Flask) -> list[str]:
    """Run every job that waits, and those they enqueue, until none is left; their tasks in order.

    A task that raises leaves its job taken, as a killed worker does, and the test sees the error.
    """
    ran: list[str] = []
    while job := _take(app):
        run_task(app, job.task_name, **job.args)
        _finish(app, job.id)
        ran.append(job.task_name)
        assert len(ran) < _MOST, f"jobs without end: {ran[-5:]}"
    return ran


def _take(app: Flask) -> Row[Any] | None:
    with app.app_context():
        job = db.session.execute(_TAKE).one_or_none()
        db.session.commit()
        return job


def _finish(app: Flask, number: int) -> None:
    with app.app_context():
        db.session.execute(_DONE, {"id": number})
        db.session.commit()
