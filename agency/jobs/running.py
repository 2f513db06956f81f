"""Runs one task in a transaction of its own and writes down how it went."""

from typing import Any

import structlog
from flask import Flask

from agency import clock, history
from agency.database import db
from agency.jobs.tasks import TASKS
from agency.queue.models import JobRun

log = structlog.get_logger("jobs")


def run_task(app: Flask, name: str, **arguments: Any) -> dict[str, Any]:
    """Run a task by name and commit; what it counted. Raises what the task raised, after recording it."""
    with app.app_context():
        run = JobRun(task=name, started_at=clock.now())
        history.act_as(db.session(), "system")
        try:
            counts = TASKS[name](db.session(), run.started_at, **arguments)
        except Exception as error:
            db.session.rollback()
            _write_down(run, error=type(error).__name__)
            raise
        if any(counts.values()):
            _write_down(run, counts=counts)
        db.session.commit()
        db.session.remove()
        return counts


def _write_down(run: JobRun, counts: dict[str, Any] | None = None, error: str = "") -> None:
    run.ended_at, run.counts, run.error = clock.now(), counts or {}, error
    milliseconds = round((run.ended_at - run.started_at).total_seconds() * 1000)
    (log.error if error else log.info)(
        "task ended", task=run.task, ms=milliseconds, error=error, **run.counts
    )
    db.session.add(run)
    db.session.commit()
