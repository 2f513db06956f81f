"""``python -m bench.imports [ROWS]``: a file of so many people from upload to undo, as a worker does it.

Prints the time of every step, the rows a second, what became of the rows, and the most memory held.
"""

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
from flask_migrate import upgrade

from agency import clock, embedded_postgres
from agency.database import db
from agency.imports.applying import apply_next, begin_applying
from agency.imports.book import open_book
from agency.imports.checking import check
from agency.imports.models import ImportJob, ImportKind, JobState
from agency.imports.options import Options
from agency.imports.queries import counts_of
from agency.imports.undoing import begin_undoing, undo_next
from agency.imports.uploading import keep_file
from agency.jobs.worker import spare_the_collector
from bench.agencies import FOLDER, ROOT, app_on
from bench.import_file import write_file
from bench.measuring import Database
from tests.factories import AgencyFactory, RecruiterFactory, bind

OWNER = "maya@harbourpike.example"


def main(rows: int, undo: bool) -> None:
    spare_the_collector()
    FOLDER.mkdir(parents=True, exist_ok=True)
    file = FOLDER / f"import_{rows}.csv"
    write_file(file, rows)
    print(f"{rows:,} rows, {file.stat().st_size / 1e6:.1f} MB")
    server = embedded_postgres.start(FOLDER / "postgres")
    url = server.url("postgres").replace("+psycopg", "")
    try:
        with psycopg.connect(url, autocommit=True) as admin:
            admin.execute("DROP DATABASE IF EXISTS bench_imports WITH (FORCE)")
            admin.execute("CREATE DATABASE bench_imports")
        with app_on(server.url("bench_imports")).app_context():
            _run(file, rows, undo)
            db.session.remove()
            db.engine.dispose()
    finally:
        server.stop()


def _run(file: Path, rows: int, undo: bool) -> None:
    session, now = db.session(), clock.now()
    upgrade(directory=str(ROOT / "migrations"))
    bind(db.session)
    AgencyFactory()
    RecruiterFactory(email=OWNER)
    options = Options(owner=OWNER, asks=True, day_first=True, notes_on=now.date())
    book = open_book(session, options)
    session.commit()
    memory = _memory()
    print(f"{memory:.0f} MB before the first step")
    jobs: list[ImportJob] = []

    def upload() -> None:
        with file.open("rb") as source:
            jobs.append(keep_file(session, ImportKind.candidates, file.name, source, None))
        jobs[0].options = options.as_json()
        session.commit()

    def checked() -> None:
        for _ in check(session, jobs[0], book, now):
            session.commit()
        assert jobs[0].state is JobState.checked, jobs[0].problem

    def applied() -> None:
        begin_applying(session, jobs[0], now)
        while not apply_next(session, jobs[0], book, now).finished:
            session.commit()
        session.commit()

    def undone() -> None:
        begin_undoing(session, jobs[0], now)
        while not undo_next(session, jobs[0], now):
            session.commit()
        session.commit()

    _step("upload", upload, rows)
    _step("check", checked, rows)
    print(_counted(jobs[0]), jobs[0].counts)
    _step("apply", applied, rows)
    print(_counted(jobs[0]))
    if undo:
        _step("undo", undone, rows)
        print(_counted(jobs[0]))


def _step(name: str, work: Callable[[], None], rows: int) -> None:
    url = db.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    database = Database(url)
    began, here, there = time.perf_counter(), time.process_time(), database.worked_ms()
    work()
    took, here = time.perf_counter() - began, time.process_time() - here
    there = (database.worked_ms() - there) / 1000
    print(
        f"{name:12}{took:8.1f} s{rows / took:8,.0f} rows/s, processor {here:.1f} s here and {there:.1f} s in "
        f"PostgreSQL, {_memory():.0f} MB at most",
        flush=True,
    )


def _counted(job: ImportJob) -> str:
    counted = counts_of(db.session(), job)
    return "  " + ", ".join(f"{count:,} {state}" for state, count in sorted(counted.items()))


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    numbers = [one for one in sys.argv[1:] if one.isdigit()]
    main(int(numbers[0]) if numbers else 100_000, undo="--undo" in sys.argv)
