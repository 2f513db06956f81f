"""The clock process: one leader, which only enqueues.

Leadership is a help. The guarantee is the unique row in ``fired``, written in one transaction with
the job: a second clock, or one that wakes late, changes nothing.
"""

import time
from typing import NoReturn

import psycopg
import structlog
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger
from flask import Flask
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from agency import clock
from agency.database import db, libpq_url
from agency.queue import later
from agency.queue.models import Fired
from agency.queue.timetable import Entry, timetable
from agency.recruiters.queries import find_agency

log = structlog.get_logger("clock")
LEADERSHIP_LOST = 75
_LEADER = 5_118_204
"""The advisory lock of the one clock that ticks."""
_TICK_SECONDS = 5
_KEEPALIVE = {
    "keepalives": 1,
    "keepalives_idle": 5,
    "keepalives_interval": 5,
    "keepalives_count": 3,
}


def run_clock(app: Flask) -> NoReturn:
    """Wait for leadership, then tick until it is lost. Exits with 75, so that it is started again."""
    with app.app_context():
        url = libpq_url()
    with psycopg.connect(url, autocommit=True, **_KEEPALIVE) as lock:  # type: ignore[arg-type]  # numbers are welcome
        while not _leads(lock):
            time.sleep(1)
        log.info("this clock leads")
        scheduler = BackgroundScheduler(timezone="UTC")
        scheduler.add_job(
            tick, IntervalTrigger(seconds=_TICK_SECONDS, timezone="UTC"), args=[app], id="tick",
            coalesce=True, max_instances=1, misfire_grace_time=3600,
        )  # fmt: skip
        tick(app)
        scheduler.start()
        try:
            while _still_leads(lock):
                time.sleep(1)
        finally:
            scheduler.shutdown(wait=False)
    log.warning("leadership lost")
    raise SystemExit(LEADERSHIP_LOST)


def tick(app: Flask) -> int:
    """Enqueue every occurrence that is due and has not been; how many."""
    with app.app_context():
        session = db.session()
        agency = find_agency(session)
        fired = sum(fire(session, entry) for entry in timetable(agency.zone)) if agency else 0
        db.session.remove()
        return fired


def fire(session: Session, entry: Entry) -> bool:
    """Enqueue one occurrence, unless any clock has done so already."""
    now = clock.now()
    occurrence = insert(Fired).values(schedule=entry.id, period=entry.period(now), at=now)
    won = session.execute(occurrence.on_conflict_do_nothing().returning(Fired.schedule)).scalar()
    if won:
        later(session, entry.task)
    session.commit()
    return bool(won)


def _leads(lock: psycopg.Connection) -> bool:
    row = lock.execute("SELECT pg_try_advisory_lock(%s)", [_LEADER]).fetchone()
    return bool(row and row[0])


def _still_leads(lock: psycopg.Connection) -> bool:
    """Whether this very connection holds the lock; a lost connection holds nothing."""
    try:
        row = lock.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND objid = %s",
            [_LEADER],
        ).fetchone()
    except psycopg.OperationalError:
        return False
    return bool(row and row[0])
