"""A worker: takes jobs from the database and runs them. Any number may run, on any machine."""

import gc
import os
from functools import partial

from flask import Flask
from procrastinate import App, PsycopgConnector, RetryStrategy

from agency.database import db, libpq_url
from agency.jobs.running import run_task
from agency.jobs.tasks import TASKS
from agency.queue import later

_RETRIES = RetryStrategy(max_attempts=6, exponential_wait=3)
CONCURRENCY = int(os.environ.get("WORKER_THREADS", "2"))


def engine_for(app: Flask) -> App:
    """The job engine with every task bound to the application."""
    with app.app_context():
        connector = PsycopgConnector(conninfo=libpq_url(), max_size=CONCURRENCY + 2)
    engine = App(connector=connector)
    for name in TASKS:
        engine.task(name=name, retry=_RETRIES)(partial(run_task, app, name))
    return engine


def spare_the_collector() -> None:
    """Collect garbage less often: a round for a role makes hundreds of thousands of short-lived values
    with no cycles among them, and looking for cycles took two thirds of its time.
    """
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def run_worker(app: Flask) -> None:
    """Work until told to stop; a job in hand is finished first, for ten seconds at most."""
    spare_the_collector()
    engine = engine_for(app)
    with app.app_context():
        later(db.session(), "write_missing_profiles")
        db.session.commit()
    with engine.open():
        engine.run_worker(
            concurrency=CONCURRENCY,
            fetch_job_polling_interval=2,
            shutdown_graceful_timeout=10,
            update_heartbeat_interval=2,
        )
